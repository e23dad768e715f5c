package graph

import (
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// installers are what Terraform directories install charts and kustomizations
// with, and what is known of these.
type installers struct {
	units map[string]bool // charts and kustomizations
	// called are directories that others call as a module. A path in one is seen
	// from the directory that calls it, which has the module's rows as its own.
	called map[string]bool
	seen   map[[2]string]bool
	links  []debt.Link
}

func newInstallers(facts debt.Facts) *installers {
	in := &installers{units: map[string]bool{}, called: map[string]bool{}, seen: map[[2]string]bool{}}
	for _, u := range facts.Unit {
		in.units[u.ID] = u.Kind == debt.Kubernetes
	}
	for _, l := range facts.Link {
		in.called[l.To] = in.called[l.To] || l.Kind == debt.LinkModule && l.Status == debt.LinkResolved
	}
	return in
}

// add adds a link, once for each pair of units.
func (in *installers) add(l debt.Link) {
	if key := [2]string{l.From, l.To}; !in.seen[key] {
		in.seen[key] = true
		in.links = append(in.links, l)
	}
}

// local is the unit that a path means in a Terraform directory.
func (in *installers) local(from, place string) (unit string, ok bool) {
	_, folder := debt.SplitUnitID(from)
	if path.IsAbs(place) || len(place) > maxPath {
		return "", false
	}
	unit = debt.UnitID(debt.Kubernetes, path.Join(folder, place))
	return unit, in.units[unit] && !in.called[from]
}

// linkCharts adds a link for every chart or kustomization that a Terraform
// directory installs: to its unit in this repository, or to the registry it comes
// from. A path to what is no unit gives none.
func linkCharts(facts debt.Facts) debt.Facts {
	in := newInstallers(facts)
	for _, r := range facts.Resource {
		if r.Exists == debt.ExistsNo {
			continue
		}
		switch {
		case r.Mode == "managed" && r.Type == "helm_release":
			in.charts(r.Unit, r.Address, r.Values, r.At)
		case r.Mode == "data" && r.Type == "kustomization_build":
			for _, c := range choices(r.Values, "path") {
				in.folder(r, c.text, c.condition, r.Address+" builds ")
			}
		}
	}
	for _, m := range facts.Module {
		if m.Exists != debt.ExistsNo && m.Source == "cloudposse/helm-release/aws" {
			in.charts(m.Unit, m.Address, m.Values, m.At)
		}
	}
	in.execs(facts)
	facts.Link = append(facts.Link, in.links...)
	return withoutExecs(facts)
}

// charts adds the links of what installs a chart. A path that begins with "." is
// one of files, whatever registry is named beside it.
func (in *installers) charts(from, address string, values debt.Values, at debt.At) {
	repository, known := text(values, "repository")
	for _, chart := range choices(values, "chart") {
		l := debt.Link{From: from, Kind: debt.LinkChart, Status: debt.LinkResolved, At: at, Evidence: address + " installs " + chart.text}
		l = onCondition(l, chart.condition)
		unit, here := in.local(from, chart.text)
		switch {
		case here && (strings.HasPrefix(chart.text, ".") || known && repository == ""):
			l.To = unit
		case !known:
			continue
		case strings.Contains(chart.text, "://"):
			l.To, l.Status = chart.text, debt.LinkExternal
		case strings.Contains(repository, "://") && !strings.HasPrefix(chart.text, "."):
			l.To, l.Status = strings.TrimSuffix(repository, "/")+"/"+chart.text, debt.LinkExternal
		default:
			continue
		}
		in.add(l)
	}
}

// folder adds a link to a folder that a resource names.
func (in *installers) folder(r debt.Resource, place, condition, does string) {
	if unit, ok := in.local(r.Unit, place); ok {
		_, folder := debt.SplitUnitID(unit)
		l := debt.Link{From: r.Unit, To: unit, Kind: debt.LinkChart, Status: debt.LinkResolved, At: r.At, Evidence: does + folder}
		in.add(onCondition(l, condition))
	}
}

// withoutStrayFolders drops links to charts and kustomizations that are no units:
// their folder may be packed into another chart, left out of the scan, or made
// before it is used.
func withoutStrayFolders(facts debt.Facts) debt.Facts {
	known := map[string]bool{}
	for _, u := range facts.Unit {
		known[u.ID] = true
	}
	facts.Link = without(facts.Link, func(l debt.Link) bool {
		kind, _ := debt.SplitUnitID(l.To)
		return kind == debt.Kubernetes && l.Status == debt.LinkResolved && !known[l.To]
	})
	return facts
}
