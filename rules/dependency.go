package rules

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// dependency is one place that depends on a product, with its row's place.
type dependency struct {
	debt.Dependency
	At        debt.At `json:"at"`
	Installed bool    `json:"installed"` // what names the version is there, in some configuration at least
}

func dependencies(all []debt.Dependency, f debt.Facts) []dependency {
	there := map[string]bool{}
	for _, r := range f.Resource {
		there[r.ID] = mayExist(r.Exists, r.Values)
	}
	for _, m := range f.Module {
		there[m.ID] = mayExist(m.Exists, m.Values)
	}
	rows := make([]dependency, len(all))
	for i, d := range all {
		owner := d.Unit + "#" + strings.TrimSuffix(d.Key, "."+d.Field)
		rows[i] = dependency{Dependency: d, At: d.At, Installed: there[owner]}
	}
	return rows
}

// mayExist reports whether a row is there, certainly or in one branch of a
// conditional count.
func mayExist(exists debt.Exists, values debt.Values) bool {
	return exists == debt.ExistsYes || exists == debt.ExistsUnknown && slices.ContainsFunc(values.Maybe["count"], func(a debt.Alternative) bool {
		switch n := a.Value.(type) {
		case int64:
			return n > 0
		case float64:
			return n > 0
		}
		return false
	})
}
