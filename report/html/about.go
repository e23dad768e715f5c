package html

import (
	"cmp"

	"github.com/debtscan/debtscan/debt"
)

// about is the section that says what the page rests on.
type about struct {
	Provenance []pair
	Coverage   []pair
	Unread     []unreadRow
	Left       int // unread files that are not among Unread
	Failed     []pair
	Evaluated  []evaluatedRow
}

type unreadRow struct{ Place, Scanner, Reason, Partial string }

type evaluatedRow struct {
	Rule, Digest string
	Units        string
}

// maxUnread is how many unread files are listed.
const maxUnread = 500

func newAbout(r *debt.Report) about {
	a := about{Provenance: provenance(r), Coverage: coverage(r.Coverage)}
	for _, u := range r.Unread[:min(len(r.Unread), maxUnread)] {
		a.Unread = append(a.Unread, unreadRow{
			place(u.Unit, u.Path, u.Line), visible(u.Scanner), prose(u.Reason), partText(u.Partial),
		})
	}
	a.Left = len(r.Unread) - len(a.Unread)
	for _, f := range r.Failed {
		a.Failed = append(a.Failed, pair{visible(f.Rule), prose(f.Reason)})
	}
	for _, e := range r.Evaluated {
		a.Evaluated = append(a.Evaluated, evaluatedRow{visible(e.Rule), visible(e.Digest), number(e.Units)})
	}
	return a
}

func partText(partial bool) string {
	if partial {
		return "a part was read"
	}
	return "nothing was read"
}

// provenance is what somebody needs to make the same report again.
func provenance(r *debt.Report) []pair {
	pairs := []pair{
		{"Tool", visible(r.Tool.Name + " " + r.Tool.Version)},
		{"As of", visible(r.AsOf)},
		{"Source", visible(r.Repository.Source)},
		{"Commit", visible(cmp.Or(r.Repository.Commit, "none"))},
		{"Branch", visible(cmp.Or(r.Repository.Branch, "none"))},
		{"History", visible(r.Repository.History)},
		{"Rules", number(r.Rules.Count) + " ran, " + number(r.Rules.Off) + " off"},
		{"Rules’ digest", visible(r.Rules.Digest)},
	}
	if r.Data != nil {
		pairs = append(pairs, pair{"Tables as of", visible(r.Data.AsOf)}, pair{"Tables’ digest", visible(r.Data.Digest)})
	}
	return append(pairs, pair{"Schema", visible(r.Schema)})
}

func coverage(c debt.Coverage) []pair {
	return []pair{
		{"Units", cmp.Or(unitList(c), "none")},
		{"Files seen", number(c.FilesSeen)},
		{"Files read", number(c.FilesRead)},
		{"Excluded by configuration", number(c.FilesExcluded)},
		{"Not read whole", number(c.FilesUnread)},
	}
}
