package graph

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// makeCall is what a command asks make for.
type makeCall struct {
	folder  string // where it changes to first, "" for nowhere
	file    string // that is read, "" for the one that make finds
	targets []string
	set     map[string]string // variables
	unsure  map[string]bool   // variables that are set to what is not known
}

// makeOf reads a command that runs make. It fails where a word that is not known
// may be another target, and where nothing is made.
// https://www.gnu.org/software/make/manual/html_node/Options-Summary.html
func makeOf(c debt.Command) (call makeCall, ok bool) {
	if c.Name != "make" && c.Name != "gmake" {
		return call, false
	}
	call = makeCall{set: map[string]string{}, unsure: map[string]bool{}}
	for at := 1; at < len(c.Argv); at++ {
		text := word(c.Argv, at)
		name, value, sets := strings.Cut(text, "=")
		switch {
		case text == "":
			return call, false
		case strings.HasPrefix(text, "-"):
			taken, ok := call.option(text, word(c.Argv, at+1))
			if !ok {
				return call, false
			}
			at += taken
		case sets:
			name = strings.TrimRight(name, ":?+")
			call.set[name] = value
			call.unsure[name] = call.unsure[name] || strings.ContainsAny(value, "$`") || len(value) > maxPath
		default:
			call.targets = append(call.targets, text)
		}
	}
	return call, !slices.ContainsFunc(call.targets, func(t string) bool { return strings.ContainsAny(t, "$`*?~") })
}

// option reads an option, and says how many words behind it are its own.
func (call *makeCall) option(text, next string) (taken int, ok bool) {
	long, value, joined := strings.Cut(text, "=")
	switch {
	case slices.Contains([]string{"-j", "-k", "-s", "-B", "-i", "--silent", "--quiet", "--always-make", "--keep-going", "--jobs", "--no-print-directory", "--ignore-errors"}, long):
		if (long == "-j") && next != "" && strings.Trim(next, "0123456789") == "" {
			return 1, true
		}
		return 0, true
	case strings.HasPrefix(text, "-j") && strings.Trim(text[2:], "0123456789") == "":
		return 0, true
	case long == "--directory" && joined:
		call.folder = path.Join(call.folder, value)
		return 0, value != ""
	case (long == "--file" || long == "--makefile") && joined:
		call.file = value
		return 0, value != ""
	case text == "-C", text == "--directory":
		call.folder = path.Join(call.folder, next)
		return 1, next != ""
	case text == "-f", text == "--file", text == "--makefile":
		call.file = next
		return 1, next != ""
	case strings.HasPrefix(text, "-C"):
		call.folder = path.Join(call.folder, text[2:])
		return 0, true
	}
	return 0, false // one that only prints, or that is not known
}

// files are the paths that make looks for, in their order.
func (call makeCall) files() []string {
	if call.file != "" {
		return []string{path.Join(call.folder, call.file)}
	}
	return []string{path.Join(call.folder, "GNUmakefile"), path.Join(call.folder, "makefile"), path.Join(call.folder, "Makefile")}
}

// fill puts values in place of make's variables. It fails where one is not known.
func (call makeCall) fill(text string, own map[string]string) (filled string, ok bool) {
	return substitute(text, func(mention string) (string, bool) {
		name, isMake := strings.CutPrefix(mention, debt.MakeVariable)
		value, given := call.set[name]
		if !given {
			value = own[name]
		}
		return value, isMake && !call.unsure[name]
	})
}
