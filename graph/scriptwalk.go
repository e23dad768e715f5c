package graph

import (
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// maxPath is the length of the longest path that is followed, in bytes. Files
// have shorter ones.
const maxPath = 4 << 10

// walk follows the working directory through the commands of one script. Where
// the script is, is a list, the likeliest first: nobody may see from where it
// is started. The list is empty where nothing is known.
type walk struct {
	start []string            // before the first command
	lost  []string            // after going to where only a run knows
	now   map[string][]string // by function, "" outside of all; a function runs from somewhere else
	last  map[string][]string // the same, before the last move
	inner *walk               // in the parentheses that the last command was in
}

func newWalk(start, lost []string) *walk {
	return &walk{start: start, lost: lost, now: map[string][]string{}, last: map[string][]string{}}
}

// at is where a command of a function runs.
func (w *walk) at(function string) []string {
	if folders, moved := w.now[function]; moved {
		return folders
	}
	return w.start
}

// scope is what the working directory of a command belongs to. Pairs of
// parentheses that follow each other cannot be told from one pair; that each
// move starts a new one is right for most.
func (w *walk) scope(c debt.Command) *walk {
	switch {
	case !c.Subshell:
		w.inner = nil
		return w
	case w.inner == nil, c.Name == "cd", c.Name == "pushd":
		w.inner = newWalk(w.at(c.Function), w.lost)
	}
	return w.inner
}

// places lists the paths that a call of the command c may mean.
func (w *walk) places(c debt.Command, file call) []string {
	if file.path == "" || strings.HasPrefix(file.path, "~") {
		return nil
	}
	if file.search {
		return inFolders([]string{"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"}, file.path)
	}
	return inFolders(w.scope(c).at(c.Function), file.path)
}

// inFolders is a path seen from each of some folders.
func inFolders(folders []string, file string) []string {
	if path.IsAbs(file) {
		return []string{path.Clean(file)}
	}
	places := make([]string, 0, len(folders))
	for _, folder := range folders {
		if len(folder)+len(file) < maxPath {
			places = append(places, path.Join(folder, file))
		}
	}
	return places
}

// follow goes where a command leads.
func (w *walk) follow(c debt.Command) {
	switch c.Name {
	case "cd", "pushd":
		w.scope(c).move(c.Function, target(c.Argv))
	case "popd":
		w.scope(c).move(c.Function, "-")
	}
}

// move changes the working directory, back to the last one for "-", and to where
// nobody knows for "".
func (w *walk) move(function, to string) {
	before := w.at(function)
	folders := inFolders(before, to)
	switch {
	case to == "", strings.HasPrefix(to, "~"):
		folders = w.lost
	case to == "-":
		folders = w.lost
		if last, moved := w.last[function]; moved {
			folders = last
		}
	}
	w.last[function], w.now[function] = before, folders
}

// target is where a command goes to, "" when that is not known.
func target(argv []any) string {
	for at := 1; at < len(argv); at++ {
		if to := word(argv, at); to == "-" || !strings.HasPrefix(to, "-") {
			return to
		}
	}
	return ""
}
