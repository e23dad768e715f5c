package html

import (
	"cmp"
	"maps"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// ownerRow is what one owner owns and owes. What nobody owns has a row of its
// own, before all others.
type ownerRow struct {
	Name     string
	Nobody   bool
	Units    int
	Findings int
	Accepted int
	Minutes  int
	Interest float64
	Bar      int // of minutes
	Filter   string
}

// Work is what the owner's findings take to repay.
func (o ownerRow) Work() string { return shortWork(o.Minutes) }

// InterestText is the interest as a table shows it.
func (o ownerRow) InterestText() string { return dottedDecimal(o.Interest) }

// FindingsText is the number of findings as a table shows it.
func (o ownerRow) FindingsText() string { return number(o.Findings) }

// UnitsText is the number of units as a table shows it.
func (o ownerRow) UnitsText() string { return dotted(o.Units) }

// AcceptedText is the number of accepted findings as a table shows it.
func (o ownerRow) AcceptedText() string { return dotted(o.Accepted) }

// ownerRows adds up by owner, most interest first. What two own together
// counts for both: either of them must know of it.
func ownerRows(r *debt.Report) []ownerRow {
	by := ownerSums{}
	for _, u := range r.Units {
		by.add(u.Owners, func(o *ownerRow) { o.Units++ })
	}
	for _, f := range r.Findings {
		by.add(f.Owners, func(o *ownerRow) {
			o.Findings++
			o.Minutes += max(0, f.PrincipalMinutes)
			o.Interest += f.Interest
		})
	}
	for _, s := range r.Suppressed {
		by.add(s.Owners, func(o *ownerRow) { o.Accepted++ })
	}
	return by.rows()
}

type ownerSums map[string]*ownerRow

func (s ownerSums) add(owners []string, change func(*ownerRow)) {
	if len(owners) == 0 {
		owners = []string{""}
	}
	for _, name := range owners {
		o, ok := s[name]
		if !ok {
			o = &ownerRow{Name: visible(name), Nobody: name == "", Filter: filter("owner", cmp.Or(name, nobody))}
			s[name] = o
		}
		change(o)
	}
}

func (s ownerSums) rows() []ownerRow {
	var rows []ownerRow
	dearest := 0
	for _, name := range slices.Sorted(maps.Keys(s)) {
		rows = append(rows, *s[name])
		dearest = max(dearest, s[name].Minutes)
	}
	slices.SortStableFunc(rows, func(a, b ownerRow) int {
		if a.Nobody != b.Nobody {
			return ahead(a.Nobody)
		}
		return cmp.Or(cmp.Compare(b.Interest, a.Interest), cmp.Compare(b.Units, a.Units))
	})
	for i := range rows {
		rows[i].Bar = portion(rows[i].Minutes, dearest, barWidth)
	}
	return rows
}

// ahead orders what comes first before what does not.
func ahead(first bool) int {
	if first {
		return -1
	}
	return 1
}
