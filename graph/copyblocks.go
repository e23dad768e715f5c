package graph

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// minAgree is the share of a group that must agree on an argument for the rest
// to differ from it.
const minAgree = 0.75

// blockCopies finds blocks that directories which differ in one name of their
// path have in common, and says where one differs from most.
func blockCopies(blocks []*block) []debt.Copy {
	groups := map[string][]*block{}
	for _, b := range blocks {
		for _, where := range siblings(b.unit) {
			key := where + "\x00" + b.address + "\x00" + b.kind
			groups[key] = append(groups[key], b)
		}
	}
	best := map[string]debt.Copy{}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		for _, row := range differing(key, groups[key]) {
			if known, ok := best[row.Row]; !ok || row.Members > known.Members {
				best[row.Row] = row
			}
		}
	}
	copies := make([]debt.Copy, 0, len(best))
	for _, id := range slices.Sorted(maps.Keys(best)) {
		copies = append(copies, best[id])
	}
	return copies
}

// maxSiblingDepth bounds the names of a path that siblings may differ in.
const maxSiblingDepth = 12

// siblings names the families a directory belongs to: its path, with one name
// after the other left open.
func siblings(unit string) []string {
	_, dir := debt.SplitUnitID(unit)
	names := strings.Split(dir, "/")
	if len(names) > maxSiblingDepth || dir == "." {
		return nil
	}
	families := make([]string, len(names))
	for i := range names {
		open := slices.Clone(names)
		open[i] = "*"
		families[i] = path.Join(open...)
	}
	return families
}

// differing are the blocks of a group that differ from most of it.
func differing(key string, all []*block) []debt.Copy {
	if len(all) < minCopies {
		return nil
	}
	members := alikeBlocks(all)
	if len(members) < minCopies {
		return nil
	}
	agreed := agreements(members)
	var rows []debt.Copy
	for _, b := range members {
		differs := b.differences(agreed)
		if len(differs) == 0 {
			continue
		}
		rows = append(rows, debt.Copy{
			ID: b.id + "#copy", Unit: b.unit, Kind: debt.CopyBlock, Group: digest([]string{key}), Name: b.address, Row: b.id, Type: b.kind,
			Members: len(members), Size: len(b.args()), Lines: b.lines(), Differs: differs, At: b.at,
		})
	}
	return rows
}

// alikeBlocks are the blocks whose arguments are nearly those of most. One
// argument may always be missing.
func alikeBlocks(all []*block) []*block {
	sets := make([]arguments, len(all))
	for i, b := range all {
		sets[i] = b.args()
	}
	counts := common(sets)
	var kept []*block
	for _, b := range all {
		if len(b.args()) >= minArguments && b.args().alike(counts, len(all)) >= minAlike-0.1 {
			kept = append(kept, b)
		}
	}
	return kept
}

// agreement is what most blocks of a group have at one path: a value in JSON,
// unknown where each has its own, or nothing.
type agreement struct {
	value string
	unset bool
	agree int
}

// agreements finds, for every path, what at least minAgree of the blocks have.
func agreements(members []*block) map[string]agreement {
	values := map[string]map[string]int{}
	for _, b := range members {
		for name, value := range b.args() {
			if values[name] == nil {
				values[name] = map[string]int{}
			}
			values[name][value]++
		}
	}
	agreed := map[string]agreement{}
	enough := func(n int) bool {
		return n < len(members) && n >= minCopies && float64(n) >= minAgree*float64(len(members))
	}
	for name, counts := range values {
		set := 0
		for value, n := range counts {
			set += n
			if value != unknown && enough(n) {
				agreed[name] = agreement{value: value, agree: n}
			}
		}
		switch _, known := agreed[name]; {
		case !known && enough(set):
			agreed[name] = agreement{value: unknown, agree: set}
		case enough(len(members) - set):
			agreed[name] = agreement{unset: true, agree: len(members) - set}
		}
	}
	return agreed
}

// differences are the arguments of a block that are certainly not as agreed.
func (b *block) differences(agreed map[string]agreement) []debt.Difference {
	var all []debt.Difference
	for _, name := range slices.Sorted(maps.Keys(agreed)) {
		a := agreed[name]
		value, set := b.args()[name]
		switch {
		case !set && (a.unset || !b.args().certainlyLacks(name)):
			continue
		case set && (value == a.value || value == unknown || a.value == unknown):
			continue
		}
		all = append(all, debt.Difference{
			Path: name, Value: parsed(value), Absent: !set, Usual: parsed(a.value), Unset: a.unset, Agree: a.agree,
		})
	}
	return all
}

// parsed is an argument's value as plain JSON; nil when it is not known.
func parsed(text string) any {
	var value any
	if text == "" || text == unknown || json.Unmarshal([]byte(text), &value) != nil {
		return nil
	}
	return value
}
