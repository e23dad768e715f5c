package html

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// page is what the templates show, section by section. Every text in it has
// passed through visible or prose.
type page struct {
	code
	Title    string
	Subtitle string // what was scanned, and when
	Nav      []navItem

	Overview     overview
	Ownership    ownership
	Findings     findings
	Dependencies dependencies
	Trend        *trend
	About        about
}

type navItem struct {
	Anchor, Name string
	Count        string // how much is there; "" for sections that are no lists
}

func newPage(r *debt.Report, o Options) (page, error) {
	c, err := newCode()
	if err != nil {
		return page{}, err
	}
	ranked := slices.Clone(r.Findings)
	debt.RankFindings(ranked)
	p := page{
		code:         c,
		Title:        visible(cmp.Or(o.Title, "Infrastructure debt")),
		Subtitle:     subtitle(r),
		Ownership:    newOwnership(r),
		Findings:     newFindings(r, ranked, o.Rules),
		Dependencies: newDependencies(r),
		Trend:        newTrend(o.Trend),
		About:        newAbout(r),
	}
	p.Overview = newOverview(r, ranked, p.Ownership)
	p.Nav = p.nav(r)
	return p, nil
}

func (p page) nav(r *debt.Report) []navItem {
	items := []navItem{
		{"overview", "Overview", ""},
		{"ownership", "Ownership", number(len(r.Units))},
		{"findings", "Findings", number(len(r.Findings))},
		{"dependencies", "Dependencies", number(len(r.Dependencies))},
	}
	if p.Trend != nil {
		items = append(items, navItem{"trend", "Trend", ""})
	}
	return append(items, navItem{"about", "About this report", ""})
}

// subtitle says which state of which repository the page is about.
func subtitle(r *debt.Report) string {
	text := "As of " + day(r.AsOf)
	if r.Repository.Branch != "" {
		text += " · " + visible(r.Repository.Branch)
	}
	if c := shortCommit(r.Repository.Commit); c != "" {
		text += " · " + c
	}
	return text
}

// shortCommit is enough of a commit's id to find it.
func shortCommit(id string) string { return visible(id[:min(len(id), 10)]) }

// pair is one line of a list of terms.
type pair struct{ Name, Value string }
