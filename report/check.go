package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Check is what a change does to the debt of the units it touches.
type Check struct {
	Files   int            `json:"files"`   // that differ
	Units   int            `json:"units"`   // they belong to
	New     []debt.Finding `json:"new"`     // debt that the change adds
	Paid    []debt.Finding `json:"paid"`    // debt that the change repays
	Unread  []debt.Unread  `json:"unread"`  // changed files that were not read whole
	Failed  []debt.Failed  `json:"failed"`  // rules that could not be evaluated
	Waiting int            `json:"waiting"` // rules that wait for a scan of the whole repository
}

// JSON writes c for programs.
func (c Check) JSON(w io.Writer, _ Options) error {
	c.New, c.Paid = append([]debt.Finding{}, c.New...), append([]debt.Finding{}, c.Paid...)
	c.Unread, c.Failed = append([]debt.Unread{}, c.Unread...), append([]debt.Failed{}, c.Failed...)
	return writeJSON(w, c, "result of the check")
}

// Text writes c for the terminal of somebody who commits: every new finding with
// its fix, what could not be looked at, and one line for the rest.
func (c Check) Text(w io.Writer, o Options) error {
	columns := pageWidth(o.Width)
	var lines []line
	for _, f := range c.New {
		lines = append(lines, wholeFinding(f, columns)...)
		lines = append(lines, line{})
	}
	for _, u := range c.Unread {
		lines = append(lines, line{put(strong, "not read  "), put(plain, unreadText(u, columns-gutter))})
	}
	for _, f := range c.Failed {
		lines = append(lines, line{put(strong, "not known  "), put(plain, f.Rule+" could not be evaluated: "+prose(f.Reason))})
	}
	for _, text := range wrap(c.rest(), columns) {
		lines = append(lines, line{put(faint, text)})
	}
	return printLines(w, lines, o.Color)
}

// rest is the line below: what was added, what was repaid, what waits.
func (c Check) rest() string {
	if c.Units == 0 && len(c.Unread) == 0 {
		return "no infrastructure changed"
	}
	parts := []string{"no new debt"}
	if n := len(c.New); n > 0 {
		parts[0] = fmt.Sprintf("%d new", n)
	}
	parts[0] += " in " + count(c.Units, "changed unit")
	if n := len(c.Paid); n > 0 {
		minutes := 0
		for _, f := range c.Paid {
			minutes += f.PrincipalMinutes
		}
		parts = append(parts, fmt.Sprintf("%d repaid (%s)", n, shortWork(minutes)))
	}
	if c.Waiting > 0 {
		parts = append(parts, fmt.Sprintf("%s about the whole repository %s for the nightly scan", count(c.Waiting, "rule"), choose(c.Waiting, "waits", "wait")))
	}
	return strings.Join(parts, " · ")
}
