package rules

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// maxIndirect is how many mentions through locals are followed in one unit. A
// configuration that people wrote has a few hundred; a hostile one could have
// the square of its size.
const maxIndirect = 200_000

// mention is a row that mentions others.
type mention struct {
	id, unit, kind string
	to             []debt.Reference
}

// referrerIndex answers "who mentions this row": by the ID of the row
// mentioned, then by the type of the row that mentions it.
type referrerIndex struct {
	byID   map[string]map[string][]mentioner
	locals map[string]debt.Local // by ID
	spent  map[string]int        // indirect mentions by unit
	cut    map[string]bool       // units that have more than maxIndirect
}

// newReferrers indexes every reference of f. A local is transparent: what
// mentions a local also mentions whatever the local mentions. The second result
// names the units where that was cut short; they are not closed.
func newReferrers(f debt.Facts) (map[string]map[string][]mentioner, map[string]bool) {
	x := referrerIndex{
		byID:   map[string]map[string][]mentioner{},
		locals: map[string]debt.Local{},
		spent:  map[string]int{},
		cut:    map[string]bool{},
	}
	for _, l := range f.Local {
		x.locals[l.ID] = l
	}
	for _, m := range mentions(f) {
		x.add(m)
	}
	x.sort()
	return x.byID, x.cut
}

// mentions lists the rows that can mention others, with the type that rules
// know them by.
func mentions(f debt.Facts) []mention {
	var all []mention
	for _, r := range f.Resource {
		kind := r.Type
		if r.Mode == "data" {
			kind = "data." + r.Type
		}
		all = append(all, mention{r.ID, r.Unit, kind, r.References})
	}
	for _, m := range f.Module {
		all = append(all, mention{m.ID, m.Unit, "module", m.References})
	}
	for _, p := range f.Provider {
		all = append(all, mention{p.ID, p.Unit, "provider", p.References})
	}
	for _, o := range f.Output {
		all = append(all, mention{o.ID, o.Unit, "output", o.References})
	}
	for _, l := range f.Local {
		all = append(all, mention{l.ID, l.Unit, "local", l.References})
	}
	return all
}

func (x *referrerIndex) add(m mention) {
	for _, ref := range m.to {
		from := mentioner{m.id, ref.Attribute}
		x.put(ref.To, m.kind, from)
		if _, ok := x.locals[ref.To]; ok {
			x.follow(m, ref.To, from)
		}
	}
}

// follow adds m as a referrer of everything that the local mentions, directly
// or through further locals. A cycle of locals is walked once.
func (x *referrerIndex) follow(m mention, local string, from mentioner) {
	seen := map[string]bool{local: true}
	for queue := []string{local}; len(queue) > 0; queue = queue[1:] {
		for _, ref := range x.locals[queue[0]].References {
			if x.spent[m.unit]++; x.spent[m.unit] > maxIndirect {
				x.cut[m.unit] = true
				return
			}
			if seen[ref.To] {
				continue
			}
			seen[ref.To] = true
			x.put(ref.To, m.kind, from)
			if _, ok := x.locals[ref.To]; ok {
				queue = append(queue, ref.To)
			}
		}
	}
}

func (x *referrerIndex) put(to, kind string, from mentioner) {
	byType := x.byID[to]
	if byType == nil {
		byType = map[string][]mentioner{}
		x.byID[to] = byType
	}
	byType[kind] = append(byType[kind], from)
}

// sort orders every list and drops repetitions: a row may mention another both
// directly and through a local.
func (x *referrerIndex) sort() {
	for _, byType := range x.byID {
		for kind, list := range byType {
			slices.SortFunc(list, func(a, b mentioner) int {
				return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Attribute, b.Attribute))
			})
			byType[kind] = slices.Compact(list)
		}
	}
}
