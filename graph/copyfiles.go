package graph

import (
	"cmp"
	"maps"
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// file is what one Terraform file consists of.
type file struct {
	path, unit string
	blocks     []*block
}

// fileCopies finds files that have the same name and the same blocks in several
// directories, and nearly the same arguments in them.
func fileCopies(blocks []*block) []debt.Copy {
	groups := map[string][]file{}
	for _, f := range files(blocks) {
		if len(f.blocks) >= minFileBlocks {
			group := f.group()
			groups[group] = append(groups[group], f)
		}
	}
	var copies []debt.Copy
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		members := alikeFiles(groups[group])
		if len(members) < minCopies {
			continue
		}
		for _, f := range members {
			copies = append(copies, f.copyIn(group, len(members)))
		}
	}
	return copies
}

func files(blocks []*block) []file {
	byPath := map[string]*file{}
	for _, b := range blocks {
		f := byPath[b.at.Path]
		if f == nil {
			f = &file{path: b.at.Path, unit: b.unit}
			byPath[b.at.Path] = f
		}
		f.blocks = append(f.blocks, b)
	}
	all := make([]file, 0, len(byPath))
	for _, name := range slices.Sorted(maps.Keys(byPath)) {
		f := *byPath[name]
		slices.SortStableFunc(f.blocks, func(a, b *block) int { return cmp.Compare(a.address, b.address) })
		all = append(all, f)
	}
	return all
}

// group names what files with the same blocks have in common.
func (f file) group() string {
	parts := []string{path.Base(f.path)}
	for _, b := range f.blocks {
		parts = append(parts, b.address)
	}
	return digest(parts)
}

// alikeFiles are the files whose arguments are nearly those of most.
func alikeFiles(all []file) []file {
	sets := make([]arguments, len(all))
	for i, f := range all {
		sets[i] = arguments{}
		for _, b := range f.blocks {
			for name, value := range b.args() {
				sets[i][b.address+"/"+name] = value
			}
		}
	}
	counts := common(sets)
	var kept []file
	for i, f := range all {
		if sets[i].alike(counts, len(all)) >= minAlike {
			kept = append(kept, f)
		}
	}
	return kept
}

func (f file) copyIn(group string, members int) debt.Copy {
	row := debt.Copy{
		ID: f.unit + "#copy:" + path.Base(f.path), Unit: f.unit, Kind: debt.CopyFile, Group: group,
		Name: path.Base(f.path), Members: members, Size: len(f.blocks), At: f.blocks[0].at,
	}
	for _, b := range f.blocks {
		row.Lines += b.lines()
		if b.at.Line < row.At.Line {
			row.At = b.at
		}
	}
	return row
}
