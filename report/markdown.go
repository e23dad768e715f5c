package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// markdownWriter writes a comment for a pull request, which is good for the
// summary of a job too: the verdict, what is worst, whose it is, and the rest
// folded away.
type markdownWriter struct{}

// Write implements Writer.
func (markdownWriter) Write(w io.Writer, r *debt.Report, o Options) error {
	c := canonical(r)
	p := newComment(o.Category)
	p.add("### " + headline(&c) + "\n\n")
	if text := caveat(&c); text != "" {
		p.add(text + "\n\n")
	}
	fresh := freshOf(c.Findings)
	shown, title := fresh, fmt.Sprintf("**New: %d**", len(fresh))
	if len(fresh) == 0 {
		shown, title = worstFirst(c.Findings), "**Start here**"
	}
	if len(shown) > 0 {
		p.add(title + "\n\n")
		p.findings(shown, mdWorst)
	}
	p.owners(c.Findings)
	p.gaps(c.Unread, c.Failed)
	p.accepted(c.Suppressed)
	if len(c.Findings) > min(mdWorst, len(shown)) {
		all := worstFirst(c.Findings)
		p.fold(fmt.Sprintf("All %d findings", len(all)), func() { p.findings(all, len(all)) })
	}
	p.end(fmt.Sprintf("%s %s · as of %s", c.Tool.Name, c.Tool.Version, c.AsOf))
	return p.write(w)
}

// freshOf returns the findings that a change brought, worst first. There are
// none when no earlier run is known.
func freshOf(findings []debt.Finding) []debt.Finding {
	var fresh []debt.Finding
	for _, f := range findings {
		if f.Cause == debt.CauseCode || f.Cause == debt.CauseReopened {
			fresh = append(fresh, f)
		}
	}
	return worstFirst(fresh)
}

// Markdown writes c as the comment of a pull request.
func (c Check) Markdown(w io.Writer, o Options) error {
	p := newComment(o.Category)
	p.add("### " + c.rest() + "\n\n")
	if len(c.New) > 0 {
		p.findings(worstFirst(c.New), len(c.New))
	}
	p.gaps(c.Unread, c.Failed)
	if len(c.Paid) > 0 {
		p.fold(fmt.Sprintf("Repaid: %d", len(c.Paid)), func() { p.findings(worstFirst(c.Paid), mdFolded) })
	}
	p.end("debtscan check")
	return p.write(w)
}

// GitHub writes c as annotations of a workflow run.
func (c Check) GitHub(w io.Writer, o Options) error {
	return githubWriter{}.Write(w, &debt.Report{Findings: c.New, Unread: c.Unread, Failed: c.Failed}, o)
}

// ownerSum is what the findings of the same owners add up to.
type ownerSum struct {
	owners   []string
	findings int
	minutes  int
	interest float64
}

// sumOwners adds findings up by the set of their owners, so that the sums add
// up to the whole. What has no owner comes first, then the dearest.
func sumOwners(findings []debt.Finding) []ownerSum {
	by := map[string]*ownerSum{}
	for _, f := range findings {
		key := strings.Join(f.Owners, "\x00")
		sum, ok := by[key]
		if !ok {
			sum = &ownerSum{owners: f.Owners}
			by[key] = sum
		}
		sum.findings++
		sum.minutes += max(0, f.PrincipalMinutes)
		sum.interest += f.Interest
	}
	sums := make([]ownerSum, 0, len(by))
	for _, sum := range by {
		sums = append(sums, *sum)
	}
	slices.SortFunc(sums, func(a, b ownerSum) int {
		return cmp.Or(
			cmp.Compare(min(1, len(a.owners)), min(1, len(b.owners))),
			cmp.Compare(b.interest, a.interest),
			slices.Compare(a.owners, b.owners),
		)
	})
	return sums
}
