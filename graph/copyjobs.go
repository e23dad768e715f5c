package graph

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// jobCopies finds jobs of several pipelines whose steps are the same, versions
// and literals aside.
func jobCopies(f debt.Facts) []debt.Copy {
	steps := stepsByJob(f.Step)
	groups := map[string][]debt.Job{}
	n := newNormaliser()
	for _, j := range f.Job {
		if mine := steps[j.ID]; j.At.Context == debt.Live && len(mine) >= minJobSteps && len(mine) == j.Steps {
			group := digest(n.steps(mine))
			groups[group] = append(groups[group], j)
		}
	}
	var copies []debt.Copy
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		jobs := groups[group]
		if pipelinesOf(jobs) < minCopies {
			continue
		}
		for _, j := range jobs {
			copies = append(copies, debt.Copy{
				ID: j.ID + "#copy", Unit: j.Unit, Kind: debt.CopyJob, Group: group, Name: j.Key, Row: j.ID, Members: len(jobs), Size: j.Steps,
				Lines: max(j.At.EndLine-j.At.Line, 0) + 1, At: j.At,
			})
		}
	}
	return copies
}

func stepsByJob(all []debt.Step) map[string][]debt.Step {
	steps := map[string][]debt.Step{}
	for _, s := range all {
		steps[s.Job] = append(steps[s.Job], s)
	}
	for _, list := range steps {
		slices.SortFunc(list, func(a, b debt.Step) int { return cmp.Compare(a.Index, b.Index) })
	}
	return steps
}

func pipelinesOf(jobs []debt.Job) int {
	units := map[string]bool{}
	for _, j := range jobs {
		units[j.Unit] = true
	}
	return len(units)
}

// normaliser blanks what pasted steps differ in.
type normaliser struct{ literal, space *regexp.Regexp }

func newNormaliser() normaliser {
	return normaliser{regexp.MustCompile(`\$\{\{[^}]*\}\}|'[^'\n]*'|"[^"\n]*"|[0-9]+`), regexp.MustCompile(`\s+`)}
}

// steps writes down what steps do. A step that is not known is like no other.
func (n normaliser) steps(all []debt.Step) []string {
	var parts []string
	for _, s := range all {
		action, _, _ := strings.Cut(s.Uses, "@")
		run := n.space.ReplaceAllString(n.literal.ReplaceAllString(s.Run, "_"), " ")
		if action == "" && run == "" {
			run = s.ID
		}
		parts = append(parts, action, strings.TrimSpace(run), strings.Join(slices.Sorted(maps.Keys(s.With)), ","))
	}
	return parts
}
