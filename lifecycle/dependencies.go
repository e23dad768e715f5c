package lifecycle

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// Dependencies lists every place of facts that depends on a release cycle, with
// the cycle's standing on the day of now and the owners of its unit. Facts are
// those that Resolve returned. What is written twice at one place is listed
// once. The order is that of places.
func (t Table) Dependencies(facts debt.Facts, owners []debt.UnitOwner, now time.Time) []debt.Dependency {
	owned := map[string][]string{}
	for _, o := range owners {
		owned[o.Unit] = o.Owners
	}
	standings := t.Standings(facts, now)
	var all []debt.Dependency
	for _, pin := range facts.Pin {
		for _, p := range pin.Products {
			s := standings[p.Name][p.Cycle]
			all = append(all, debt.Dependency{
				Kind: pin.Kind, Name: written(pin), Key: pin.Key, Field: field(pin), Product: p.Name, Cycle: p.Cycle,
				Status: s.Status, EndsAt: s.EndsAt, Days: s.Days, Newest: s.Newest, Source: s.Source, AsOf: s.AsOf, At: pin.At,
				Unit: pin.Unit, Path: pin.At.Path, Line: pin.At.Line, Owners: owned[pin.Unit], Context: pin.At.Context,
			})
		}
	}
	slices.SortStableFunc(all, order)
	return slices.CompactFunc(all, func(a, b debt.Dependency) bool { return order(a, b) == 0 })
}

func order(a, b debt.Dependency) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Unit, b.Unit),
		cmp.Compare(a.Product, b.Product), cmp.Compare(a.Cycle, b.Cycle),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name),
	)
}

// Standings is where every cycle that facts depend on stands on the day of now,
// by product and cycle: what rules look pins up in.
func (t Table) Standings(facts debt.Facts, now time.Time) map[string]map[string]debt.Standing {
	all := map[string]map[string]debt.Standing{}
	for _, pin := range facts.Pin {
		for _, p := range pin.Products {
			if all[p.Name] == nil {
				all[p.Name] = map[string]debt.Standing{}
			}
			if _, done := all[p.Name][p.Cycle]; !done {
				all[p.Name][p.Cycle] = t.Standing(p, now)
			}
		}
	}
	return all
}

// field is what of a pin's row says the version.
func field(p debt.Pin) string {
	_, path, _ := strings.Cut(p.ID, "/pin:")
	switch p.SourceType {
	case fromAttribute, fromArgument:
		return path
	case fromInput:
		return "with." + path
	}
	switch p.Kind {
	case debt.PinRunner:
		return "name"
	case debt.PinTool:
		return "constraint"
	}
	if p.Version == "" {
		return "name"
	}
	return "version"
}

// written is a pin as a reader finds it in the file.
func written(p debt.Pin) string {
	switch p.Kind {
	case debt.PinImage:
		if p.Version == "" {
			return p.Name
		}
		return p.Name + ":" + p.Version
	case debt.PinRunner, debt.PinRuntime:
		return p.Name
	}
	return strings.TrimSpace(p.Name + " " + cmp.Or(p.Version, p.Constraint))
}
