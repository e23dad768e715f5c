// Package kubernetes finds the charts of Helm and the kustomizations of a
// repository, and reads which of them build on each other. What they deploy is
// not read: there are no resources, images or versions of them among the facts,
// so that rules say nothing about them.
// https://helm.sh/docs/topics/charts/
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
package kubernetes

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

const (
	name    = "kubernetes"
	version = 1
	chart   = "Chart.yaml"
)

// Scanner reads charts and kustomizations. It holds no state.
type Scanner struct{}

// New returns a scanner of charts and kustomizations.
func New() *Scanner { return &Scanner{} }

// Name is the scanner's name in facts and reports.
func (*Scanner) Name() string { return name }

// Version is raised whenever the same bytes would give other facts.
func (*Scanner) Version() int { return version }

// Units makes one unit of every folder that is a chart, a kustomization or both.
// Its files are those that make it one: what else belongs to it is known only
// once it is built.
func (*Scanner) Units(paths []string) []debt.Unit {
	files := map[string][]string{}
	charts := map[string]bool{}
	for _, p := range paths {
		folder, base := path.Dir(p), path.Base(p)
		if (base != chart && !isKustomization(base)) || foreign(folder) {
			continue
		}
		files[folder] = append(files[folder], p)
		charts[folder] = charts[folder] || base == chart
	}
	var units []debt.Unit
	for _, folder := range slices.Sorted(maps.Keys(files)) {
		if packed(folder, charts) {
			continue
		}
		id := debt.UnitID(debt.Kubernetes, folder)
		slices.Sort(files[folder])
		units = append(units, debt.Unit{
			ID: id, Kind: debt.Kubernetes, Path: folder, Files: files[folder],
			At: debt.At{Unit: id, Location: debt.Location{Path: files[folder][0]}},
		})
	}
	return units
}

// isKustomization recognises the names that kustomize looks for.
func isKustomization(base string) bool {
	return slices.Contains([]string{"kustomization.yaml", "kustomization.yml", "Kustomization"}, base)
}

// packed reports whether a folder is a part of a chart around it, which has the
// charts that it needs in a folder of its own.
func packed(folder string, charts map[string]bool) bool {
	for inner := folder; inner != "." && inner != "/"; inner = path.Dir(inner) {
		if path.Base(inner) == "charts" && inner != folder && charts[path.Dir(inner)] {
			return true
		}
	}
	return false
}

// foreign reports whether a folder holds what others wrote and is only kept
// here.
func foreign(folder string) bool {
	return slices.ContainsFunc(strings.Split(strings.ToLower(folder), "/"), func(segment string) bool {
		return slices.Contains([]string{".git", ".terraform", "node_modules", "third_party", "vendor"}, segment)
	})
}

// Scan reads the files that make a folder a chart or a kustomization.
func (*Scanner) Scan(ctx context.Context, fsys fs.FS, unit debt.Unit) (debt.Facts, error) {
	r := reader{unit: unit}
	for _, file := range unit.Files {
		if err := ctx.Err(); err != nil {
			return debt.Facts{}, fmt.Errorf("kubernetes %s: %w", unit.Path, err)
		}
		r.file(fsys, file)
	}
	return r.facts, nil
}
