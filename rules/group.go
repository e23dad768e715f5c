package rules

import (
	"maps"
	"reflect"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// group sorts rows by their natural key; rows keep their order.
func group[T any](rows []T, key func(T) string) map[string][]T {
	groups := map[string][]T{}
	for _, row := range rows {
		groups[key(row)] = append(groups[key(row)], row)
	}
	return groups
}

// groupMode groups the resources of one mode by type. What a call makes a module
// leave out is left out: nothing is known of it but that it is not there.
func groupMode(resources []debt.Resource, mode string) map[string][]debt.Resource {
	groups := map[string][]debt.Resource{}
	for _, r := range resources {
		if r.Mode == mode && (r.Exists != debt.ExistsNo || !strings.HasPrefix(r.Address, "module.")) {
			groups[r.Type] = append(groups[r.Type], r)
		}
	}
	return groups
}

func unitsByID(units []debt.Unit) map[string]debt.Unit {
	byID := make(map[string]debt.Unit, len(units))
	for _, u := range units {
		byID[u.ID] = u
	}
	return byID
}

// without returns a copy of closed in which no unit of cut is closed.
func without(closed, cut map[string]bool) map[string]bool {
	if len(cut) == 0 {
		return closed
	}
	open := maps.Clone(closed)
	for unit := range cut {
		if open[unit] {
			open[unit] = false
		}
	}
	return open
}

// countRows counts the rows of every table, under its name, and of every key of
// a group, under "table.key".
func countRows(doc document) map[string]int {
	rows := map[string]int{}
	v := reflect.ValueOf(doc)
	for _, f := range documentFields() {
		value := v.FieldByIndex(f.index)
		switch roleOf(f.name) {
		case roleFlat:
			rows[f.name] = value.Len()
		case roleGroup:
			for it := value.MapRange(); it.Next(); {
				rows[f.name] += it.Value().Len()
				rows[f.name+"."+it.Key().String()] = it.Value().Len()
			}
		case roleAlways, roleLookup, roleUnknown:
		}
	}
	return rows
}
