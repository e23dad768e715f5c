package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// familySum is one line of the table of families.
type familySum struct {
	prefix, title string
	severities    map[debt.Severity]int
	minutes       int
}

// sumFamilies adds findings up by family, in the order of debt.Families;
// users' own families follow by prefix. Families without findings are left out.
func sumFamilies(findings []debt.Finding) []familySum {
	by := map[string]*familySum{}
	for _, f := range findings {
		sum, ok := by[f.Family]
		if !ok {
			sum = &familySum{prefix: f.Family, title: familyTitle(f.Family), severities: map[debt.Severity]int{}}
			by[f.Family] = sum
		}
		sum.severities[f.Severity]++
		sum.minutes += max(0, f.PrincipalMinutes)
	}
	sums := make([]familySum, 0, len(by))
	for _, sum := range by {
		sums = append(sums, *sum)
	}
	slices.SortFunc(sums, func(a, b familySum) int {
		return cmp.Or(cmp.Compare(familyIndex(a.prefix), familyIndex(b.prefix)), cmp.Compare(a.prefix, b.prefix))
	})
	return sums
}

func familyTitle(prefix string) string {
	if f, ok := debt.FamilyByPrefix(prefix); ok {
		return f.Title
	}
	return prefix
}

func familyIndex(prefix string) int {
	all := debt.Families()
	if i := slices.IndexFunc(all, func(f debt.Family) bool { return f.Prefix == prefix }); i >= 0 {
		return i
	}
	return len(all)
}

// severityColumns are the widths of the table's columns, in the order of
// debt.Severities.
func severityColumns() []int { return []int{10, 7, 9, 6} }

// families is the table of findings by family and severity, with what each
// family costs to repay. It is at most `most` lines of families long.
func families(r *debt.Report, width, most int) []line {
	sums := sumFamilies(r.Findings)
	if len(sums) == 0 {
		return nil
	}
	lines := []line{familyHeading()}
	rest := sums[:0:0]
	if len(sums) > most {
		sums, rest = sums[:most-1], sums[most-1:]
	}
	dearest := 1
	for _, s := range sums {
		dearest = max(dearest, s.minutes)
	}
	for _, s := range sums {
		lines = append(lines, familyLine(s, dearest, width))
	}
	if len(rest) > 0 {
		lines = append(lines, line{put(faint, "  "+familyRest(rest))})
	}
	return lines
}

const familyColumn = 22

func familyHeading() line {
	var names strings.Builder
	for i, s := range debt.Severities() {
		names.WriteString(padStart(string(s), severityColumns()[i]))
	}
	return line{put(strong, padEnd("Families", familyColumn)), put(faint, names.String()+padStart("to repay", 11))}
}

func familyLine(s familySum, dearest, width int) line {
	l := line{put(plain, padEnd("  "+cutEnd(visible(s.title), familyColumn-3), familyColumn))}
	for i, severity := range debt.Severities() {
		l = append(l, countCell(severity, s.severities[severity], severityColumns()[i]))
	}
	l = append(l, put(plain, padStart(shortWork(s.minutes), 11)+"  "))
	if bar := barOf(s.minutes, dearest, width-l.columns()); bar != "" {
		l = append(l, put(accent, bar))
	}
	return l
}

// countCell shows a number in the look of its severity, and nothing loud for
// none.
func countCell(s debt.Severity, n, width int) span {
	if n == 0 {
		return put(faint, padStart("·", width))
	}
	return put(badge(s).look, padStart(strconv.Itoa(n), width))
}

// barOf draws n as a bar that takes width columns for the dearest family.
// Debt that is there is never drawn as nothing.
func barOf(n, dearest, width int) string {
	if n <= 0 || width <= 0 {
		return ""
	}
	share := float64(n) / float64(dearest)
	return strings.Repeat("━", max(1, int(share*float64(width)+0.5)))
}

func familyRest(rest []familySum) string {
	n := 0
	var names []string
	for _, s := range rest {
		for _, of := range s.severities {
			n += of
		}
		names = append(names, visible(s.title))
	}
	return fmt.Sprintf("and %d in %s", n, enumerate(names))
}
