package html

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// dependencies is the section of what the repository depends on and when its
// support ends.
type dependencies struct {
	Summary string
	Rows    []dependencyRow
	Left    int // dependencies that are not among Rows
}

// maxDependencies is how many dependencies are listed.
const maxDependencies = 500

type dependencyRow struct {
	Product, Name, Cycle, Newest string
	Status                       string
	Mark                         int // place of the status on the ladder, worst first
	Ends, Days                   string
	DayKey                       int // days to the end, to sort by; what is not known comes last
	Place, Unit, Owner, Source   string
	Context                      string
}

func newDependencies(r *debt.Report) dependencies {
	all := slices.Clone(r.Dependencies)
	slices.SortStableFunc(all, func(a, b debt.Dependency) int {
		return cmp.Or(
			cmp.Compare(supportIndex(a.Status), supportIndex(b.Status)),
			cmp.Compare(a.EndsAt, b.EndsAt), cmp.Compare(a.Product, b.Product),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line),
		)
	})
	d := dependencies{Summary: dependencySummary(all)}
	for _, e := range all[:min(len(all), maxDependencies)] {
		d.Rows = append(d.Rows, newDependencyRow(e))
	}
	d.Left = len(all) - len(d.Rows)
	return d
}

func newDependencyRow(d debt.Dependency) dependencyRow {
	row := dependencyRow{
		Product: visible(d.Product), Name: visible(d.Name), Cycle: visible(d.Cycle), Newest: visible(d.Newest),
		Status: visible(string(cmp.Or(d.Status, debt.SupportUnknown))), Mark: supportIndex(d.Status),
		Ends: visible(d.EndsAt), Place: place(d.Unit, d.Path, d.Line), Unit: visible(d.Unit),
		Owner: firstOwner(visibles(d.Owners)), Source: webPage(d.Source), Context: visible(string(d.Context)),
		DayKey: math.MaxInt32,
	}
	if d.Days != nil {
		row.DayKey, row.Days = *d.Days, daysText(*d.Days)
	}
	return row
}

// webPage is url when it leads to a page of the web; "" for everything else that
// a link could be.
func webPage(url string) string {
	if !strings.HasPrefix(url, "https://") {
		return ""
	}
	return visible(url)
}

// daysText says how far away a day is: "in 12 days", "340 days ago".
func daysText(days int) string {
	switch {
	case days < 0:
		return count(-days, "day") + " ago"
	case days == 0:
		return "today"
	}
	return "in " + count(days, "day")
}

// supports is the ladder of support, worst first, and what is not known last.
func supports() []debt.Support {
	return []debt.Support{
		debt.SupportDead, debt.SupportExtended, debt.SupportEnding,
		debt.SupportMaintenance, debt.SupportSupported, debt.SupportUnknown,
	}
}

func supportIndex(s debt.Support) int {
	if i := slices.Index(supports(), s); i >= 0 {
		return i
	}
	return len(supports()) - 1
}

func dependencySummary(all []debt.Dependency) string {
	if len(all) == 0 {
		return "No place was found that depends on a product whose end of life is known."
	}
	counts := map[debt.Support]int{}
	products := map[string]bool{}
	for _, d := range all {
		counts[supports()[supportIndex(d.Status)]]++
		products[d.Product] = true
	}
	words := map[debt.Support]string{
		debt.SupportDead: "get no fixes any more", debt.SupportExtended: "get fixes for money only",
		debt.SupportEnding: "end within 180 days", debt.SupportMaintenance: "get security fixes only",
		debt.SupportSupported: "are supported", debt.SupportUnknown: "are not known",
	}
	var parts []string
	for _, s := range supports() {
		if n := counts[s]; n > 0 {
			parts = append(parts, number(n)+" "+words[s])
		}
	}
	return fmt.Sprintf("%s %s on %s: %s.", count(len(all), "place"), choose(len(all), "depends", "depend"),
		count(len(products), "product"), enumerate(parts))
}
