package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/debtscan/debtscan/debt"
)

// Entry is a finding as it stood at a run. Of the finding, the ledger keeps
// what identifies, places, prices and says it; it has neither evidence nor
// remediation nor factors.
type Entry struct {
	debt.Finding
	Opened   int    // the run that opened it
	OpenedAt string // RFC 3339: that run's clock
	Until    string // of an accepted finding, YYYY-MM-DD
}

// OpenAt lists the findings that were open at a run, with the interest they had
// then, by fingerprint. Its sums are those of the run's point in a trend.
func (l *Ledger) OpenAt(ctx context.Context, run int) ([]Entry, error) {
	return l.listAt(ctx, run, stateOpen)
}

// AcceptedAt lists the findings that were accepted at a run, as OpenAt does.
func (l *Ledger) AcceptedAt(ctx context.Context, run int) ([]Entry, error) {
	return l.listAt(ctx, run, stateAccepted)
}

func (l *Ledger) listAt(ctx context.Context, run int, state uint8) ([]Entry, error) {
	var entries []Entry
	err := l.read(ctx, func(tx *sql.Tx) error {
		if err := listed(ctx, tx, l.path, run); err != nil {
			return err
		}
		book, err := replay(ctx, tx, run, nobody{}, func(int, *book) {})
		if err != nil {
			return err
		}
		entries, err = readEntries(ctx, tx, book, run, state)
		return err
	})
	return entries, err
}

const listedSQL = `SELECT first_listed, (SELECT coalesce(max(id), 0) FROM run) FROM kept`

// listed refuses runs that are not there, or not any more.
func listed(ctx context.Context, tx *sql.Tx, path string, run int) error {
	var first, last int
	if err := tx.QueryRowContext(ctx, listedSQL).Scan(&first, &last); err != nil {
		return err
	}
	if run < 1 || run > last {
		return fmt.Errorf("%s has no run %d; its runs are 1 to %d", path, run, last)
	}
	if run < first {
		return fmt.Errorf("%s was compacted: it has lists of findings from run %d on, and of run %d the numbers only", path, first, run)
	}
	return nil
}

const entriesSQL = `SELECT s.id, s.began, b.as_of, s.opened_by, s.state, s.severity, s.principal, s.line,
		f.value, r.key, r.name, r.family, u.key, o.names, p.value, t.key, w.value, t.confidence, t.introduced, t.until
	FROM span s JOIN run b ON b.id = s.began JOIN fingerprint f ON f.id = s.fingerprint JOIN rule r ON r.id = s.rule
		JOIN unit u ON u.id = s.unit JOIN owners o ON o.id = s.owners JOIN path p ON p.id = s.path JOIN text t ON t.id = s.text JOIN wording w ON w.id = t.wording
	WHERE s.from_run <= ?1 AND (s.to_run IS NULL OR s.to_run > ?1) AND s.state = ?2 ORDER BY f.value`

func readEntries(ctx context.Context, tx *sql.Tx, b *book, run int, state uint8) ([]Entry, error) {
	entries := []Entry{}
	err := each(ctx, tx, entriesSQL, func(rows *sql.Rows) error {
		span, e, err := readEntry(rows)
		if err != nil {
			return err
		}
		if !b.lives(span) {
			return errJournal
		}
		e.Interest = float64(b.cells[span-1].interest) / 10
		entries = append(entries, e)
		return nil
	}, run, state)
	return entries, err
}

func readEntry(rows *sql.Rows) (span int, e Entry, err error) {
	var began int64
	var cause, state, severity uint8
	var owners, key, wording string
	var printed digits
	var introduced sql.NullInt64
	err = rows.Scan(&span, &e.Opened, &began, &cause, &state, &severity, &e.PrincipalMinutes, &e.Line,
		&printed, &e.Rule, &e.Name, &e.Family, &e.Unit, &owners, &e.Path, &key, &wording, &e.Confidence, &introduced, &e.Until)
	if err != nil {
		return 0, e, err
	}
	if err := json.Unmarshal([]byte(owners), &e.Owners); err != nil {
		return 0, e, err
	}
	if err := json.Unmarshal([]byte(key), &e.Key); err != nil {
		return 0, e, err
	}
	if introduced.Valid {
		e.IntroducedAt = timestamp(introduced.Int64)
	}
	e.Fingerprint, e.Message = string(printed), message(wording, e.Key)
	e.OpenedAt, e.Cause, e.State, e.Severity = timestamp(began), causeOf(cause), stateName(state), debt.Severities()[severity]
	return span, e, nil
}
