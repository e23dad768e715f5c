package lifecycle

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Table answers questions about lifecycles. The zero value knows nothing.
type Table struct {
	products   map[string]product
	images     map[string]string      // product by container image
	attributes map[string][]attribute // by type of resource
	arguments  map[string][]attribute // by module
	setups     map[string][]setup     // by action
}

// product is one product, laid out for looking up.
type product struct {
	debt.Lifecycle
	index  map[string]int // into Cycles, by name
	sorted []numbered     // cycles that are plain numbers, oldest first
}

type numbered struct {
	number
	name string
}

// New returns a table of the given lifecycles. Of two with one name the later
// wins.
func New(lifecycles []debt.Lifecycle) Table {
	t := Table{
		products: map[string]product{}, images: map[string]string{},
		attributes: attributes(), arguments: arguments(), setups: setups(),
	}
	for _, l := range lifecycles {
		t.products[l.Product] = layOut(l)
		for _, image := range l.Images {
			t.images[image] = l.Product
		}
	}
	return t
}

func layOut(l debt.Lifecycle) product {
	p := product{Lifecycle: l, index: make(map[string]int, len(l.Cycles)), sorted: make([]numbered, 0, len(l.Cycles))}
	for i, c := range l.Cycles {
		p.index[c.Name] = i
		if n, ok := parseNumber(c.Name); ok {
			p.sorted = append(p.sorted, numbered{n, c.Name})
		}
	}
	slices.SortStableFunc(p.sorted, func(a, b numbered) int { return a.compare(b.number) })
	return p
}

// cycle is the cycle of that very name.
func (p product) cycle(name string) (debt.Cycle, bool) {
	i, ok := p.index[name]
	if !ok {
		return debt.Cycle{}, false
	}
	return p.Cycles[i], true
}

// at is the product at the cycle that a version belongs to, when there is
// certainly one.
func (t Table) at(name, version string) []debt.Product {
	p, ok := t.products[name]
	if !ok || version == "" {
		return nil
	}
	cycle, ok := p.cycleOf(version)
	if !ok {
		return nil
	}
	return []debt.Product{{Name: name, Cycle: cycle}}
}

// cycleOf is the name of the cycle that a version belongs to: the longest that
// the version starts with, the last of a line that has ended ("9" is 9.6 of
// PostgreSQL), or the version's own number when it is beyond all cycles.
func (p product) cycleOf(version string) (string, bool) {
	for name := version; name != ""; {
		if _, ok := p.index[name]; ok {
			return name, true
		}
		name = name[:max(strings.LastIndexByte(name, '.'), 0)]
	}
	n, ok := parseNumber(version)
	if !ok || len(p.sorted) == 0 {
		return "", false
	}
	if last, inside := p.lastOf(n); inside {
		return last, last != ""
	}
	oldest, newest := p.sorted[0], p.sorted[len(p.sorted)-1]
	switch {
	case n.compare(oldest.number) < 0:
		return n.cut(len(oldest.number)).String(), true
	case n.compare(newest.number) > 0 && n[0] <= newest.number[0]+farthest:
		return n.cut(len(newest.number)).String(), true
	}
	return "", false
}

// farthest bounds how far a new first number may be from the newest known one:
// beyond it stands a date or a build.
const farthest = 10

// lastOf is the newest cycle of the line of versions that start with n, when
// cycles of later lines show that none will follow it; inside says whether
// there is such a line at all.
func (p product) lastOf(n number) (last string, inside bool) {
	for i, c := range p.sorted {
		if len(c.number) > len(n) && slices.Equal(c.number[:len(n)], n) {
			inside, last = true, ""
			if i+1 < len(p.sorted) {
				last = c.name
			}
		}
	}
	return last, inside
}

// newest is the name of the newest cycle that is comparable with the given one
// and was released by the given day.
func (p product) newest(cycle, day string) string {
	prefix, _, suffix := split(cycle)
	best, found := number(nil), ""
	for _, c := range p.Cycles {
		pre, n, suf := split(c.Name)
		if pre != prefix || pre != "" && suf != suffix || c.Released > day {
			continue
		}
		if found == "" || n.compare(best) > 0 {
			best, found = n, c.Name
		}
	}
	return found
}

// split takes a cycle's name apart: "nodejs", {18}, ".x" of "nodejs18.x".
func split(name string) (prefix string, n number, suffix string) {
	start := strings.IndexFunc(name, func(r rune) bool { return '0' <= r && r <= '9' })
	if start < 0 {
		return name, nil, ""
	}
	end := start
	for end < len(name) && (isDigit(name[end]) || name[end] == '.' && end+1 < len(name) && isDigit(name[end+1])) {
		end++
	}
	n, _ = parseNumber(name[start:end])
	return name[:start], n, name[end:]
}
