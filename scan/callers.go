package scan

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// affected are the units that call a touched Terraform module, in the state that
// l lays out, and those that call these: a change of a module is a change of
// what its callers make. It reads configuration only where something may be a
// module.
func (l layout) affected(o Options, touched map[string]bool) map[string]bool {
	found := map[string]bool{}
	var queue []string
	for id := range touched {
		if kind, dir := debt.SplitUnitID(id); kind == debt.Terraform && !l.isRoot(o, dir) {
			queue = append(queue, id)
		}
	}
	if len(queue) == 0 {
		return found
	}
	callers := l.moduleCallers(o)
	for ; len(queue) > 0; queue = queue[1:] {
		for _, by := range callers[queue[0]] {
			if !found[by] {
				found[by] = true
				queue = append(queue, by)
			}
		}
	}
	return found
}

// isRoot reports whether a directory has a backend, which modules have not.
func (l layout) isRoot(o Options, dir string) bool {
	id := debt.UnitID(debt.Terraform, dir)
	for _, w := range l.jobs {
		if w.unit.ID != id {
			continue
		}
		return slices.ContainsFunc(w.unit.Files, func(file string) bool {
			content, ok := configuration(o, file)
			return ok && hasBackend(content)
		})
	}
	return false
}

// isConfiguration reports whether a file is Terraform's, of either syntax.
func isConfiguration(file string) bool {
	name := strings.TrimSuffix(file, ".json")
	return strings.HasSuffix(name, ".tf") || strings.HasSuffix(name, ".tofu")
}

// configuration reads a file of Terraform's.
func configuration(o Options, file string) ([]byte, bool) {
	if !isConfiguration(file) {
		return nil, false
	}
	content, err := fs.ReadFile(o.Source, file)
	return content, err == nil
}

// hasBackend reports whether a line begins like a backend block.
func hasBackend(content []byte) bool {
	for line := range bytes.Lines(content) {
		if rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("backend")); ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"`)) {
			return true
		}
	}
	return false
}

// moduleCallers lists, by unit, the units whose text has it as the source of a
// module. A comment may have one too: that costs time, and no finding.
func (l layout) moduleCallers(o Options) map[string][]string {
	callers, read := map[string][]string{}, newSourceReader(o)
	defer read.keep()
	for _, w := range l.jobs {
		if w.unit.Kind != debt.Terraform {
			continue
		}
		for _, file := range w.unit.Files {
			for _, source := range read.sources(file) {
				id := debt.UnitID(debt.Terraform, path.Join(w.unit.Path, source))
				if !slices.Contains(callers[id], w.unit.ID) {
					callers[id] = append(callers[id], w.unit.ID)
				}
			}
		}
	}
	return callers
}

// localSources finds what stands as a source and is a path: source = "../m".
func localSources(content []byte) []string {
	var sources []string
	for rest := content; ; {
		at := bytes.Index(rest, []byte(`".`))
		if at < 0 {
			return sources
		}
		before := bytes.TrimRight(rest[max(0, at-80):at], " \t=:\"")
		rest = rest[at+1:]
		end := bytes.IndexAny(rest, "\"\n")
		if end > 0 && bytes.HasSuffix(before, []byte("source")) {
			sources = append(sources, string(rest[:end]))
		}
	}
}
