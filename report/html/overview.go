package html

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// overview is the first section: what the scan means and where to start.
type overview struct {
	Verdict  string
	Caveat   string // what the verdict leaves out; may be empty
	Figures  []figure
	Start    []row
	Families familyTable
	Unknowns []string
}

// figure is one large number.
type figure struct{ Value, Unit, Name, Note string }

func newOverview(r *debt.Report, ranked []debt.Finding, o ownership) overview {
	return overview{
		Verdict:  verdict(r),
		Caveat:   caveat(r),
		Figures:  figures(r, o),
		Start:    startRows(ranked),
		Families: newFamilyTable(r.Findings),
		Unknowns: unknowns(r),
	}
}

func caveat(r *debt.Report) string {
	n := len(r.Suppressed)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%s %s not counted.", count(n, "accepted finding"), choose(n, "is", "are"))
}

func figures(r *debt.Report, o ownership) []figure {
	n, unit := amount(principal(r.Findings))
	name := map[string]string{"min": "minute", "h": "hour", "d": "day"}[unit]
	if n != "1" {
		name += "s"
	}
	interest := 0.0
	for _, f := range r.Findings {
		interest += f.Interest
	}
	unowned := len(o.Unowned.First) + len(o.Unowned.Rest) + o.Unowned.Left
	return []figure{
		{number(len(r.Findings)), "", "open findings", number(pressing(r.Findings)) + " high or critical"},
		{n, name, "to repay", "estimated work, 8 hours a day"},
		{number(int(math.Round(interest))), "", "interest", "how much the debt hurts while it stays"},
		{number(unowned), "of " + number(o.Total), "units without an owner", "declared by nobody"},
	}
}

const (
	startFindings = 5
	// A rule that fires everywhere would fill the list with one lesson. Two of
	// a kind show that it repeats.
	startPerRule = 2
)

// startRows are the findings most worth repaying first, of varied rules. What
// is left over of a rule fills the places that no other rule wants.
func startRows(ranked []debt.Finding) []row {
	var picked, more []debt.Finding
	of := map[string]int{}
	for _, f := range ranked {
		if len(picked) == startFindings {
			break
		}
		if of[f.Rule] < startPerRule {
			of[f.Rule]++
			picked = append(picked, f)
		} else if len(more) < startFindings {
			more = append(more, f)
		}
	}
	picked = append(picked, more...)
	picked = picked[:min(startFindings, len(picked))]
	debt.RankFindings(picked)
	var rows []row
	for _, f := range picked {
		rows = append(rows, newRow(f, nil))
	}
	return rows
}

// familyTable adds the findings up by family and severity.
type familyTable struct {
	Severities []string
	Rows       []familyRow
	Total      familyRow
}

type familyRow struct {
	Prefix, Title string
	Counts        []string // in the order of Severities
	Findings      string
	Work          string
	Minutes, Bar  int // Bar is its width, of barWidth
	Filter        string
}

// barWidth is how wide the largest bar of a table is, in pixels.
const barWidth = 120

func newFamilyTable(all []debt.Finding) familyTable {
	by := map[string][]debt.Finding{}
	for _, f := range all {
		by[f.Family] = append(by[f.Family], f)
	}
	prefixes := slices.SortedFunc(maps.Keys(by), byFamily)
	var t familyTable
	for _, s := range debt.Severities() {
		t.Severities = append(t.Severities, string(s))
	}
	dearest := 0
	for _, p := range prefixes {
		f := newFamilyRow(p, by[p])
		dearest = max(dearest, f.Minutes)
		t.Rows = append(t.Rows, f)
	}
	for i := range t.Rows {
		t.Rows[i].Bar = portion(t.Rows[i].Minutes, dearest, barWidth)
	}
	t.Total = newFamilyRow("", all)
	return t
}

func newFamilyRow(prefix string, all []debt.Finding) familyRow {
	f := familyRow{
		Prefix:   visible(prefix),
		Title:    familyTitle(prefix),
		Findings: number(len(all)),
		Minutes:  principal(all),
		Filter:   filter("family", prefix),
	}
	f.Work = shortWork(f.Minutes)
	by := map[debt.Severity]int{}
	for _, g := range all {
		by[g.Severity]++
	}
	for _, s := range debt.Severities() {
		f.Counts = append(f.Counts, dotted(by[s]))
	}
	return f
}

func familyTitle(prefix string) string {
	if f, ok := debt.FamilyByPrefix(prefix); ok {
		return f.Title
	}
	return visible(prefix)
}

// byFamily orders families by prefix, as every summary does.
func byFamily(a, b string) int {
	return cmp.Or(cmp.Compare(familyIndex(a), familyIndex(b)), cmp.Compare(a, b))
}

// familyIndex is a family's place in every summary; users' own come last.
func familyIndex(prefix string) int {
	all := debt.Families()
	if i := slices.IndexFunc(all, func(f debt.Family) bool { return f.Prefix == prefix }); i >= 0 {
		return i
	}
	return len(all)
}
