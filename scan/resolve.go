package scan

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
	"github.com/debtscan/debtscan/lifecycle"
	"github.com/debtscan/debtscan/ownership"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/tables"
)

// resolved is everything rules and reports look at.
type resolved struct {
	collected
	graph     graph.Graph
	owners    ownership.Result
	elsewhere []string // files that declare owners for other systems
	past      past
	grades    []debt.UnitGrade
	retired   string // what the README says of that
	tables    tables.Tables
	life      lifecycle.Table
}

func resolve(ctx context.Context, o Options) (resolved, error) {
	if c := o.Config.Roster; c != nil {
		if _, err := newRoster(*c); err != nil {
			return resolved{}, fmt.Errorf("%s: %w", config.FileName, err)
		}
	}
	log := o.startLog(ctx)
	c, err := collect(ctx, o)
	if err != nil {
		return resolved{}, err
	}
	r := resolved{collected: c}
	if r.tables, err = o.dated(); err != nil {
		return resolved{}, err
	}
	c.facts.Link = graph.Elsewhere(c.facts.Link, slices.Concat(o.Source.Nested(), submodules(o.Source)), symlinks(o.Source))
	r.facts, r.graph = graph.Resolve(c.facts)
	r.life = lifecycle.New(r.tables.Lifecycles)
	r.facts = r.life.Resolve(r.facts)
	r.openHidden(o)
	graph.DeadPaths(r.facts.Workflow, r.everything(o))
	file, unread := Codeowners(o.Source)
	if unread != nil {
		r.facts.Unread = append(r.facts.Unread, *unread)
		r.owners.File = &debt.OwnershipFile{Path: unread.Path} // there is one, and what it says is unknown
	} else {
		r.owners = ownership.Resolve(file, r.paths, r.facts.Unit)
	}
	r.elsewhere = ownership.Elsewhere(r.paths)
	r.retired = retired(o.Source)
	r.readPast(o, log)
	r.grade(o)
	return r, nil
}

// everything lists all paths of the repository, also those that are excluded or
// no regular files, such as submodules.
func (r resolved) everything(o Options) []string {
	paths := slices.Concat(r.paths, r.hidden, o.Source.Nested())
	for _, u := range o.Source.Unlisted() {
		paths = append(paths, u.Path)
	}
	return paths
}

// submodules are the folders that .gitmodules names, as not every copy of a
// repository has them. https://git-scm.com/docs/gitmodules
func submodules(fsys fs.FS) []string {
	content, err := fs.ReadFile(fsys, ".gitmodules")
	if err != nil {
		return nil // there are none, or the links to them dangle
	}
	var folders []string
	for line := range strings.Lines(string(content)) {
		key, value, _ := strings.Cut(line, "=")
		if folder := strings.Trim(strings.TrimSpace(value), `"/`); strings.TrimSpace(key) == "path" && folder != "" {
			folders = append(folders, folder)
		}
	}
	return folders
}

// symlinks are the symbolic links of a repository, with what they say.
func symlinks(s source.Source) map[string]string {
	links := map[string]string{}
	for _, f := range s.Files() {
		if !f.Symlink {
			continue
		}
		if to, err := s.ReadLink(f.Path); err == nil {
			links[f.Path] = to
		}
	}
	return links
}

// openHidden notes that units of which a file is excluded do not show all their
// rows: what rules miss in them may stand in that file.
func (r resolved) openHidden(o Options) {
	for _, s := range o.scanners() {
		for _, u := range s.Units(r.hidden) {
			if _, known := r.graph.Whole[u.ID]; known {
				r.graph.Whole[u.ID], r.graph.Closed[u.ID] = false, false
			}
		}
	}
}

// Codeowners reads the CODEOWNERS file of a repository; the zero File when it
// has none. A file that is there and cannot be read is unread, not absent.
func Codeowners(fsys fs.FS) (ownership.File, *debt.Unread) {
	path, ignored := ownership.Find(fsys)
	if path == "" {
		return ownership.File{}, nil
	}
	content, err := fs.ReadFile(fsys, path)
	if err != nil {
		return ownership.File{}, &debt.Unread{Path: path, Scanner: "ownership", Reason: err.Error()}
	}
	file := ownership.Parse(path, content)
	file.Ignored = ignored
	return file, nil
}

// Shown is what rules are shown of a state.
type Shown struct {
	Input rules.InputData
	state resolved
}

// Show reads a state and evaluates no rule.
func Show(ctx context.Context, o Options) (Shown, error) {
	r, err := resolve(ctx, o)
	if err != nil {
		return Shown{}, err
	}
	return Shown{Input: r.input(o, nil), state: r}, nil
}

// Again is what rules would be shown had the rows been those of in: what follows
// from rows is made again.
func (s Shown) Again(in rules.InputData) rules.InputData { return s.state.derive(in, nil) }

// Input returns the document that rules would see, which `debtscan facts` shows.
func Input(ctx context.Context, o Options) (rules.Input, error) {
	shown, err := Show(ctx, o)
	if err != nil {
		return rules.Input{}, err
	}
	return rules.NewInput(shown.Input, nil)
}

// input is what the rules of set are shown, and all there is when it is nil.
func (r resolved) input(o Options, set *rules.Set) rules.InputData {
	return r.derive(rules.InputData{
		Facts: r.facts, Owners: r.owners.Units,
		OwnershipFile: r.owners.File, OwnershipLines: r.owners.Lines, OwnershipElsewhere: r.elsewhere,
		Changes: r.past.rows(r.facts.Unit), Grades: r.grades, History: r.past.summary,
		Now: o.Now, Repository: r.repository(o),
		Closed: r.graph.Closed, Whole: r.graph.Whole, Neighbours: r.graph.Neighbours,
		Tables: r.tables.Data,
	}, set)
}

// repository says what was scanned.
func (r resolved) repository(o Options) debt.RepoInfo {
	info := o.Source.Info()
	info.Retired = r.retired
	return info
}

// derive adds what follows from the rows of in: what versions mean on its day,
// what was pasted, and which roots wait for each other. To find what was pasted
// takes longer than all the rest, and few sets have a rule that asks.
func (r resolved) derive(in rules.InputData, set *rules.Set) rules.InputData {
	in.Facts = r.life.Resolve(in.Facts)
	if set.Mentions("copy") {
		in.Copies = graph.Copies(in.Facts)
	}
	in.StateCircles = graph.StateCircles(in.Facts)
	in.Dependencies = r.life.Dependencies(in.Facts, in.Owners, in.Now)
	return in
}
