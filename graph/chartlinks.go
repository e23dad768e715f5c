package graph

import (
	"path"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// linkCharts adds a link for every chart that a Terraform directory installs: to
// the unit of a chart in this repository, or to the registry it comes from. A
// path to what is no unit gives none.
func linkCharts(facts debt.Facts) debt.Facts {
	units := map[string]bool{}
	for _, u := range facts.Unit {
		units[u.ID] = u.Kind == debt.Kubernetes
	}
	seen := map[[2]string]bool{}
	for _, r := range facts.Resource {
		if r.Type != "helm_release" || r.Mode != "managed" || r.Exists == debt.ExistsNo {
			continue
		}
		for _, l := range chartsOf(r, units) {
			if key := [2]string{l.From, l.To}; !seen[key] {
				seen[key] = true
				facts.Link = append(facts.Link, l)
			}
		}
	}
	return facts
}

func chartsOf(r debt.Resource, units map[string]bool) []debt.Link {
	repository, known := text(r.Values, "repository")
	if !known {
		return nil
	}
	var links []debt.Link
	_, folder := debt.SplitUnitID(r.Unit)
	for _, chart := range choices(r.Values, "chart") {
		l := debt.Link{From: r.Unit, Kind: debt.LinkChart, Status: debt.LinkResolved, At: r.At, Evidence: r.Address + " installs " + chart.text}
		l = onCondition(l, chart.condition)
		l.To = debt.UnitID(debt.Kubernetes, path.Join(folder, chart.text))
		switch {
		case strings.Contains(chart.text, "://"):
			l.To, l.Status = chart.text, debt.LinkExternal
		case strings.Contains(repository, "://"):
			l.To, l.Status = strings.TrimSuffix(repository, "/")+"/"+chart.text, debt.LinkExternal
		case !units[l.To]:
			continue
		}
		links = append(links, l)
	}
	return links
}
