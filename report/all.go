package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// wholeScan is everything a scan found, unit by unit. What a reader scrolls
// back from, the end, is the summary.
func wholeScan(r *debt.Report, columns int) []line {
	sections := [][]line{verdict(r, columns)}
	for _, g := range groupByUnit(r) {
		sections = append(sections, g.lines(columns))
	}
	sections = append(sections,
		acceptedDebt(r.Suppressed, columns),
		families(r, columns, len(r.Findings)+1),
		scanDetails(r, columns),
	)
	return join(sections...)
}

// group is a unit with its findings, most worth repaying first.
type group struct {
	id       string
	row      debt.UnitRow
	known    bool // the report has a row for the unit
	findings []debt.Finding
	interest float64
	minutes  int
}

// groupByUnit groups findings, the unit that hurts most first.
func groupByUnit(r *debt.Report) []group {
	by := map[string]*group{}
	for _, f := range r.Findings {
		g, ok := by[f.Unit]
		if !ok {
			g = &group{id: f.Unit}
			by[f.Unit] = g
		}
		g.findings = append(g.findings, f)
		g.interest += f.Interest
		g.minutes += max(0, f.PrincipalMinutes)
	}
	for _, row := range r.Units {
		if g, ok := by[row.ID]; ok {
			g.row, g.known = row, true
		}
	}
	groups := make([]group, 0, len(by))
	for _, g := range by {
		debt.RankFindings(g.findings)
		groups = append(groups, *g)
	}
	slices.SortFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(b.interest, a.interest), cmp.Compare(a.id, b.id))
	})
	return groups
}

func (g group) lines(columns int) []line {
	lines := ruled(put(strong, g.id), put(faint, count(len(g.findings), "finding")+", "+shortWork(g.minutes)), columns)
	if g.known {
		for _, text := range wrap(unitFacts(g.row), columns) {
			lines = append(lines, line{put(faint, text)})
		}
	}
	for _, f := range g.findings {
		lines = append(lines, line{})
		lines = append(lines, wholeFinding(f, columns)...)
	}
	return lines
}

// unitFacts says what a unit is, what leans on it and whose it is.
func unitFacts(u debt.UnitRow) string {
	var parts []string
	if u.Role != "" {
		parts = append(parts, visible(string(u.Role)))
	}
	parts = append(parts, count(u.Files, "file"))
	if u.Dependents > 0 {
		parts = append(parts, fmt.Sprintf("%s on it", count(u.Dependents, "unit")+choose(u.Dependents, " depends", " depend")))
	}
	owner := nobody
	if len(u.Owners) > 0 {
		owner = prose(strings.Join(u.Owners, ", "))
	}
	if u.OwnerSource != "" {
		owner += " (" + visible(u.OwnerSource) + ")"
	}
	return strings.Join(append(parts, owner), " · ")
}

// ruled puts left and right at the two ends of a rule, or on two lines when
// they do not fit: what stands on the left is never cut.
func ruled(left, right span, width int) []line {
	gap := width - columns(left.text) - columns(right.text)
	if gap < 4 {
		return []line{{left}, {right}}
	}
	return []line{{left, put(faint, " "+strings.Repeat("─", gap-2)+" "), right}}
}

// wholeFinding shows a finding with nothing shortened.
func wholeFinding(f debt.Finding, width int) []line {
	owners := nobody
	if len(f.Owners) > 0 {
		owners = prose(strings.Join(f.Owners, ", "))
	}
	where, work := put(strong, place(f)), put(faint, padStart(cost(f), 9))
	room := width - gutter - columns(where.text) - columns(work.text) - 2
	lines := []line{{inGutter(faint, f.Rule), where}}
	if beside := columns(owners); beside <= room {
		lines[0] = append(lines[0], put(plain, strings.Repeat(" ", room-beside+2)), put(ownerLook(f.Owners), owners), work)
	} else {
		for _, text := range wrap(owners+"  "+cost(f), width-gutter) {
			lines = append(lines, line{put(plain, strings.Repeat(" ", gutter)), put(ownerLook(f.Owners), text)})
		}
	}
	lines = append(lines, why(f, wrap(prose(f.Message), width-gutter))...)
	return append(lines, remedy(f, wrap(prose(f.Remediation), width-gutter-2))...)
}
