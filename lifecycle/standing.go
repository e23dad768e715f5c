package lifecycle

import (
	"time"

	"github.com/debtscan/debtscan/debt"
)

// EndingDays is how long before the end of security support a cycle counts as
// ending.
const EndingDays = 180

// Standing says where a product at a cycle stands on the day of now.
//
// The ladder, first match wins: dead after the last day of the last support
// there is; extended after security support, while there is support for money;
// ending less than EndingDays before the end of security support; maintenance
// after active support; supported. A cycle that the table does not have is dead
// when it is older than all and the oldest is dead, on a day that is not known,
// else unknown.
func (t Table) Standing(of debt.Product, now time.Time) debt.Standing {
	s := debt.Standing{Product: of.Name, Cycle: of.Cycle, Status: debt.SupportUnknown}
	p, ok := t.products[of.Name]
	if !ok {
		return s
	}
	today := now.UTC().Format(time.DateOnly)
	s.Title, s.AsOf, s.Source, s.Newest = p.Title, p.AsOf, p.Source, p.newest(of.Cycle, today)
	if c, ok := p.cycle(of.Cycle); ok {
		s.Active, s.Security, s.Extended, s.Latest = c.Active, c.Security, c.Extended, c.Latest
		s.Status, s.EndsAt = climb(c, today)
	} else if oldest, older := p.before(of.Cycle); older {
		if status, _ := climb(oldest, today); status == debt.SupportDead {
			s.Status = status // since when is not known
		}
	}
	s.Days = days(today, s.EndsAt)
	return s
}

// before is the oldest cycle of p, and whether the given one is older.
func (p product) before(cycle string) (debt.Cycle, bool) {
	n, ok := parseNumber(cycle)
	if !ok || len(p.sorted) == 0 {
		return debt.Cycle{}, false
	}
	oldest, _ := p.cycle(p.sorted[0].name)
	return oldest, n.compare(p.sorted[0].number) < 0
}

// climb finds the rung of a cycle, and the day that decides it or ends it next.
func climb(c debt.Cycle, today string) (status debt.Support, endsAt string) {
	past := func(day string) bool { return day != "" && day < today }
	last := c.Security
	if c.Extended != "" {
		last = c.Extended
	}
	left := days(today, c.Security)
	switch {
	case c.Ended, past(last):
		return debt.SupportDead, last
	case past(c.Security):
		return debt.SupportExtended, last
	case left != nil && *left < EndingDays:
		return debt.SupportEnding, c.Security
	case past(c.Active):
		return debt.SupportMaintenance, c.Security
	case c.Security != "":
		return debt.SupportSupported, c.Security
	}
	return debt.SupportSupported, c.Active
}

// days counts from one day to another; nil when either is none.
func days(from, to string) *int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return nil
	}
	n := int(b.Sub(a).Hours() / 24)
	return &n
}
