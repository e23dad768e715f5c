package html

import (
	"fmt"

	"github.com/debtscan/debtscan/debt"
)

// verdict says in one sentence what the scan means.
func verdict(r *debt.Report) string {
	switch {
	case len(r.Findings) > 0:
		return debtFound(r)
	case unitCount(r.Coverage) == 0:
		return "Nothing to look at: no infrastructure was found here."
	}
	return fmt.Sprintf("Nothing found: %s looked at %s.",
		count(r.Rules.Count, "rule"), count(unitCount(r.Coverage), "unit"))
}

func debtFound(r *debt.Report) string {
	n := len(r.Findings)
	in := map[string]bool{}
	for _, f := range r.Findings {
		in[f.Unit] = true
	}
	text := fmt.Sprintf("%s in %s", count(n, "finding"), count(len(in), "unit"))
	if minutes := principal(r.Findings); minutes > 0 {
		text += fmt.Sprintf(" %s about %s to repay", choose(n, "costs", "cost"), work(minutes))
	}
	if bad := pressing(r.Findings); bad > 0 {
		text += fmt.Sprintf("; %s %s high or critical", number(bad), choose(bad, "is", "are"))
	}
	return text + "."
}

// pressing counts the findings that are high or critical.
func pressing(findings []debt.Finding) int {
	n := 0
	for _, f := range findings {
		if f.Severity == debt.Critical || f.Severity == debt.High {
			n++
		}
	}
	return n
}

func principal(findings []debt.Finding) int {
	minutes := 0
	for _, f := range findings {
		minutes += max(0, f.PrincipalMinutes)
	}
	return minutes
}

// unitCount counts the units of a scan, without the repository itself.
func unitCount(c debt.Coverage) int {
	n := 0
	for kind, of := range c.Units {
		if kind != debt.Repository {
			n += of
		}
	}
	return n
}

// unitList names the units of a scan by kind, as in "2 images and 1 pipeline".
func unitList(c debt.Coverage) string {
	var parts []string
	for _, kind := range []struct {
		kind      debt.Kind
		one, many string
	}{
		{debt.Terraform, "Terraform directory", "Terraform directories"},
		{debt.Image, "image", "images"},
		{debt.Pipeline, "pipeline", "pipelines"},
		{debt.Kubernetes, "Kubernetes app", "Kubernetes apps"},
		{debt.Compose, "Compose project", "Compose projects"},
		{debt.Script, "script", "scripts"},
	} {
		if n := c.Units[kind.kind]; n > 0 {
			parts = append(parts, number(n)+" "+choose(n, kind.one, kind.many))
		}
	}
	return enumerate(parts)
}
