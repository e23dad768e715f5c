package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// What the series of a trend are.
const (
	ByNothing  = ""
	ByFamily   = "family"
	BySeverity = "severity"
	ByOwner    = "owner"
	ByUnit     = "unit"
	ByRule     = "rule"
)

// NoOwner names the series of findings that nobody is declared to own.
const NoOwner = "(no owner)"

// Others names the series that stands for those a query leaves out.
const Others = "(others)"

// TrendQuery says which trend is wanted. Its filters hold together; an empty
// one lets everything pass.
type TrendQuery struct {
	By     string    // one of the constants By…
	Since  time.Time // first clock of a run that is a point
	Until  time.Time // last one
	Unit   string    // ID
	Owner  string    // one of the owners: "@org/team"
	Family string    // prefix: "STA"
	// Most bounds the number of series: the smaller ones at the last point are
	// added up in one more, Others. Zero gives them all, which by unit may be
	// thousands.
	Most int
}

// Trend tells how debt moved, with one point for each run. What the first
// point opened and closed is what its own run did.
//
// The series add up to the total. A finding with several owners is counted
// once, under all their names: its series is called "@org/a, @org/b". A
// finding whose owner, severity, unit or rule changes leaves one series for
// another without being closed or opened. With a filter, the total is that of
// what the filter lets pass.
//
// Opened and Closed count intervals of open and of accepted findings, so from
// point to point Open plus Accepted of the whole moves by just their
// difference. Points may share these maps; they are not to be changed.
func (l *Ledger) Trend(ctx context.Context, q TrendQuery) (debt.Trend, error) {
	var trend debt.Trend
	err := l.read(ctx, func(tx *sql.Tx) error {
		d, err := readDimensions(ctx, tx)
		if err != nil {
			return err
		}
		points, err := readPoints(ctx, tx, q)
		if err != nil {
			return err
		}
		c, err := newCounter(q, d, points)
		if err != nil {
			return err
		}
		if !q.filters() {
			err = c.playShifts(ctx, tx)
		} else {
			_, err = replay(ctx, tx, math.MaxInt32, c, func(run int, _ *book) { c.endRun(run) })
		}
		if err != nil {
			return err
		}
		trend = c.trend()
		return nil
	})
	return trend, err
}

// dimensions are the words behind the numbers of cells.
type dimensions struct {
	rules    map[int32]string // ID
	families map[int32]string // of rules
	units    map[int32]string
	owners   map[int32][]string
}

func readDimensions(ctx context.Context, tx *sql.Tx) (*dimensions, error) {
	d := &dimensions{map[int32]string{}, map[int32]string{}, map[int32]string{}, map[int32][]string{}}
	err := each(ctx, tx, "SELECT id, key, family FROM rule", func(rows *sql.Rows) error {
		var id int32
		var key, family string
		err := rows.Scan(&id, &key, &family)
		d.rules[id], d.families[id] = key, family
		return err
	})
	if err != nil {
		return nil, err
	}
	err = each(ctx, tx, "SELECT id, key FROM unit", func(rows *sql.Rows) error {
		var id int32
		var key string
		err := rows.Scan(&id, &key)
		d.units[id] = key
		return err
	})
	if err != nil {
		return nil, err
	}
	err = each(ctx, tx, "SELECT id, names FROM owners", func(rows *sql.Rows) error {
		var id int32
		var packed string
		if err := rows.Scan(&id, &packed); err != nil {
			return err
		}
		var owners []string
		err := json.Unmarshal([]byte(packed), &owners)
		d.owners[id] = owners
		return err
	})
	return d, err
}

// name is what a cell's series is called.
func (d *dimensions) name(by string, c *cell) string {
	switch by {
	case ByFamily:
		return d.families[c.rule]
	case BySeverity:
		return severityOf(c.severity)
	case ByOwner:
		if len(d.owners[c.owners]) == 0 {
			return NoOwner
		}
		return strings.Join(d.owners[c.owners], ", ")
	case ByUnit:
		return d.units[c.unit]
	case ByRule:
		return d.rules[c.rule]
	default:
		return ""
	}
}

// passes reports whether a query's filters let a cell pass.
func (d *dimensions) passes(q TrendQuery, c *cell) bool {
	return (q.Unit == "" || d.units[c.unit] == q.Unit) &&
		(q.Family == "" || d.families[c.rule] == q.Family) &&
		(q.Owner == "" || slices.Contains(d.owners[c.owners], q.Owner))
}

// filters reports whether a query leaves findings out. What runs shifted is
// added up over all.
func (q TrendQuery) filters() bool { return q.Unit != "" || q.Owner != "" || q.Family != "" }

// dimension is the one whose parts make up a query's series.
func (q TrendQuery) dimension() int {
	switch q.By {
	case ByFamily, ByRule:
		return shiftsByRule
	case ByOwner:
		return shiftsByOwners
	case ByUnit:
		return shiftsByUnit
	default:
		return shiftsBySeverity
	}
}

func (q TrendQuery) check() error {
	known := []string{ByNothing, ByFamily, BySeverity, ByOwner, ByUnit, ByRule}
	if !slices.Contains(known, q.By) {
		return fmt.Errorf("a trend has no series by %q; take one of %s", q.By, strings.Join(known[1:], ", "))
	}
	return nil
}

// pointsSQL lists the runs that are points.
const pointsSQL = `SELECT id, as_of, commit_id, complete FROM run WHERE as_of BETWEEN ? AND ? ORDER BY id`

// readPoints gives the points of a trend, by run, without numbers.
func readPoints(ctx context.Context, tx *sql.Tx, q TrendQuery) (map[int]debt.TrendPoint, error) {
	since, until := int64(math.MinInt64), int64(math.MaxInt64)
	if !q.Since.IsZero() {
		since = q.Since.Unix()
	}
	if !q.Until.IsZero() {
		until = q.Until.Unix()
	}
	points := map[int]debt.TrendPoint{}
	err := each(ctx, tx, pointsSQL, func(rows *sql.Rows) error {
		var run int
		var asOf int64
		var p debt.TrendPoint
		err := rows.Scan(&run, &asOf, &p.Commit, &p.Complete)
		p.AsOf = timestamp(asOf)
		points[run] = p
		return err
	}, since, until)
	return points, err
}
