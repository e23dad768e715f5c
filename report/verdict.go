package report

import (
	"fmt"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// verdict says in a sentence or two what the scan means.
func verdict(r *debt.Report, columns int) []line {
	var lines []line
	for _, text := range wrap(headline(r), columns) {
		lines = append(lines, line{put(strong, text)})
	}
	for _, text := range wrap(caveat(r), columns) {
		lines = append(lines, line{put(plain, text)})
	}
	return lines
}

// caveat says what the headline leaves out.
func caveat(r *debt.Report) string {
	var sentences []string
	if n := len(r.Suppressed); n > 0 {
		sentences = append(sentences, count(n, "accepted finding")+choose(n, " is", " are")+" not counted.")
	}
	if !r.Complete {
		sentences = append(sentences, "The scan is not complete: there may be more.")
	}
	return strings.Join(sentences, " ")
}

func headline(r *debt.Report) string {
	switch {
	case len(r.Findings) > 0:
		return debtFound(r)
	case units(r.Coverage) == 0:
		return "Nothing to look at: no Terraform, Dockerfile or GitHub workflow here."
	}
	return "Nothing found. " + lookedAt(r)
}

func debtFound(r *debt.Report) string {
	n := len(r.Findings)
	in := map[string]bool{}
	bad := 0
	for _, f := range r.Findings {
		in[f.Unit] = true
		if f.Severity == debt.Critical || f.Severity == debt.High {
			bad++
		}
	}
	text := fmt.Sprintf("%s in %s", count(n, "finding"), count(len(in), "unit"))
	if r.Summary.PrincipalMinutes > 0 {
		text += fmt.Sprintf(" %s about %s to repay", choose(n, "costs", "cost"), work(r.Summary.PrincipalMinutes))
	}
	if bad > 0 {
		text += fmt.Sprintf("; %d %s high or critical", bad, choose(bad, "is", "are"))
	}
	return text + "."
}

// lookedAt says what "nothing" rests on: without it, a scan that read nothing
// looks like a clean one.
func lookedAt(r *debt.Report) string {
	return fmt.Sprintf("%s looked at %s: %s.",
		count(r.Rules.Count, "rule"), count(units(r.Coverage), "unit"), unitList(r.Coverage))
}

// units counts the units of a scan, without the repository itself.
func units(c debt.Coverage) int {
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
			parts = append(parts, fmt.Sprintf("%d %s", n, choose(n, kind.one, kind.many)))
		}
	}
	return enumerate(parts)
}

// enumerate joins parts as a sentence does: "a, b and c".
func enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
