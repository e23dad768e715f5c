package lifecycle

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// constraint is the newest cycle that a version constraint admits. Only an upper
// bound proves that a version is old: a constraint that admits the newest known
// cycle, and so perhaps newer ones, means nothing, and neither does one that is
// not understood.
func (t Table) constraint(name, constraint string) []debt.Product {
	p, ok := t.products[name]
	if !ok || len(p.sorted) == 0 || strings.TrimSpace(constraint) == "" {
		return nil
	}
	var least *bound
	for clause := range strings.SplitSeq(constraint, ",") {
		b, ok := parseClause(strings.TrimSpace(clause))
		if !ok {
			return nil
		}
		if b != nil && (least == nil || b.below(*least)) {
			least = b
		}
	}
	if least == nil {
		return nil
	}
	return newestUnder(p, *least)
}

// bound is an upper bound of versions.
type bound struct {
	number
	inclusive bool
}

func (b bound) below(other bound) bool {
	c := b.compare(other.number)
	return c < 0 || c == 0 && !b.inclusive
}

// admits reports whether some version of a cycle is under the bound.
func (b bound) admits(cycle number) bool {
	head := make(number, len(cycle))
	copy(head, b.number)
	if c := head.compare(cycle); c != 0 {
		return c > 0
	}
	// "< 1.3" and "< 1.3.0" admit nothing of 1.3; "< 1.3.1" does.
	return b.inclusive || b.beyond(len(cycle))
}

// beyond reports whether a number behind the given ones is not zero.
func (b bound) beyond(parts int) bool {
	for i := parts; i < len(b.number); i++ {
		if b.number[i] > 0 {
			return true
		}
	}
	return false
}

// parseClause reads one condition. It has no bound when it bounds nothing from
// above, as ">= 1.0" and "!= 1.2.3".
func parseClause(clause string) (*bound, bool) {
	operator := clause[:len(clause)-len(strings.TrimLeft(clause, "<>=!~"))]
	version := strings.TrimPrefix(strings.TrimSpace(clause[len(operator):]), "v")
	plain, _, _ := strings.Cut(version, "-")
	n, ok := parseNumber(plain)
	if !ok {
		return nil, false
	}
	switch operator {
	case ">", ">=", "!=":
		return nil, true
	case "", "=":
		return &bound{n, true}, true
	case "<=":
		return &bound{n, true}, true
	case "<":
		return &bound{n, false}, true
	case "~>":
		// The last number may grow: "~> 1.2.0" is below 1.3, "~> 1.2" below 2.
		if len(n) == 1 {
			return nil, true
		}
		upper := append(number(nil), n[:len(n)-1]...)
		upper[len(upper)-1]++
		return &bound{upper, false}, true
	}
	return nil, false
}

// newestUnder is the newest cycle that has a version under the bound, unless
// that is the newest of all. Under a bound below all cycles it is the number
// before the bound.
func newestUnder(p product, b bound) []debt.Product {
	for i, c := range slices.Backward(p.sorted) {
		switch {
		case !b.admits(c.number):
			continue
		case i == len(p.sorted)-1:
			return nil
		}
		return []debt.Product{{Name: p.Product, Cycle: c.name}}
	}
	last := append(number(nil), b.cut(len(p.sorted[0].number))...)
	if !b.inclusive && !b.beyond(len(last)) {
		for len(last) > 0 && last[len(last)-1] == 0 {
			last = last[:len(last)-1]
		}
		if len(last) == 0 {
			return nil
		}
		last[len(last)-1]--
	}
	return []debt.Product{{Name: p.Product, Cycle: last.String()}}
}
