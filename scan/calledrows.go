package scan

import (
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// judged are the rows of resources without those of modules that the scan leaves
// out: because the configuration excludes them, or only a part of the repository
// is scanned. Without the module's own findings nobody could say what of a call
// is its own.
func (o Options) judged(facts debt.Facts) []debt.Resource {
	units := make(map[string]bool, len(facts.Unit))
	for _, u := range facts.Unit {
		units[u.ID] = true
	}
	return slices.DeleteFunc(facts.Resource, func(r debt.Resource) bool {
		if !isCalled(r) {
			return false
		}
		return !units[debt.UnitID(debt.Terraform, path.Dir(r.At.Path))] || o.Config.Exclude.Match(r.At.Path)
	})
}

// withoutRepeated drops the dependencies of calls that the module itself has.
func withoutRepeated(all []debt.Dependency) []debt.Dependency {
	type same struct {
		path, product, cycle, key string
		line                      int
	}
	own := map[same]bool{}
	for _, d := range all {
		own[same{d.Path, d.Product, d.Cycle, d.Key, d.Line}] = true
	}
	return slices.DeleteFunc(all, func(d debt.Dependency) bool {
		for name, rest, ok := cutCall(d.Key); ok && name != ""; name, rest, ok = cutCall(rest) {
			if own[same{d.Path, d.Product, d.Cycle, rest, d.Line}] && !strings.HasPrefix(rest, "module.") {
				return true
			}
		}
		return false
	})
}
