package store

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

const (
	insertRuleSQL = `INSERT INTO rule (key, name, family, digest, rules, failed) VALUES (?, '', ?, '', '', 0)`
	updateRuleSQL = `UPDATE rule SET name = ?, family = ?, digest = ?, rules = ?, failed = ? WHERE id = ?`
)

// rules takes up the rules of the report and how they fared. Causes are judged
// by what the rules were before, so the memory keeps that, with new IDs only.
func (w *writer) rules(ctx context.Context, tx *sql.Tx) error {
	names, families := map[string]string{}, map[string]string{}
	for _, f := range w.in.found {
		names[f.rule], families[f.rule] = f.name, f.family
	}
	all := map[string]bool{}
	for _, keys := range []map[string]string{names, w.in.scope.evaluated} {
		for key := range keys {
			all[key] = true
		}
	}
	maps.Copy(all, w.in.scope.failed)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		family := families[key]
		if family == "" {
			family, _, _ = strings.Cut(key, "-")
		}
		if err := w.rule(ctx, tx, key, names[key], family); err != nil {
			return err
		}
	}
	return nil
}

// rule writes a rule's state when it is another one. A scan of some units does
// not say how the rule fares elsewhere, so it leaves the digest.
func (w *writer) rule(ctx context.Context, tx *sql.Tx, key, name, family string) error {
	before, ok := w.mem.rules[key]
	if !ok {
		id, err := insert(ctx, tx, insertRuleSQL, key, family)
		if err != nil {
			return err
		}
		before.id = id
		w.mem.rules[key] = before
	}
	now := before
	if digest, evaluated := w.in.scope.evaluated[key]; evaluated && !w.in.scope.partial() {
		now.digest, now.rules, now.failed = digest, w.in.report.Rules.Digest, false
	}
	now.failed = now.failed || w.in.scope.failed[key]
	if name != "" {
		now.name = name
	}
	if now == before {
		return nil
	}
	_, err := tx.ExecContext(ctx, updateRuleSQL, now.name, family, now.digest, now.rules, now.failed, now.id)
	return err
}

const (
	lookSQL = `UPDATE unit SET look = ? WHERE id = ?`
	goneSQL = `UPDATE unit SET look = NULL WHERE id = ?`
)

// units writes how units look that were read whole, and which are gone. Of a
// unit that was not read whole the ledger keeps what it knew.
func (w *writer) units(ctx context.Context, tx *sql.Tx) error {
	now := looks(w.in)
	for _, key := range slices.Sorted(maps.Keys(now)) {
		unit, err := id(ctx, tx, w.mem.names.units, insertUnitSQL, key)
		if err != nil {
			return err
		}
		if now[key] == w.mem.looks[key] {
			continue
		}
		if _, err := tx.ExecContext(ctx, lookSQL, []byte(now[key]), unit); err != nil {
			return err
		}
	}
	scope := w.in.scope
	for key := range w.mem.looks {
		if !scope.sees(key) || scope.has(key) || scope.blind.unit(key) {
			continue
		}
		if _, err := tx.ExecContext(ctx, goneSQL, w.mem.names.units[key]); err != nil {
			return err
		}
	}
	return nil
}

const insertBlindSQL = `INSERT OR IGNORE INTO blind (path, unit) VALUES (?, ?)`

// blind writes what this run could not read. What the run did not look at
// stays as unread as it was.
func (w *writer) blind(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM blind"); err != nil {
		return err
	}
	unread := slices.Clone(w.in.report.Unread)
	for _, u := range w.mem.blind.unread {
		if w.in.scope.partial() && !w.in.scope.touches(u) {
			unread = append(unread, u)
		}
	}
	for _, u := range unread {
		if _, err := tx.ExecContext(ctx, insertBlindSQL, u.Path, u.Unit); err != nil {
			return err
		}
	}
	return nil
}

// touches reports whether a partial scan looked at a unit that a file may be of.
func (s scope) touches(u debt.Unread) bool {
	for unit := range s.only {
		if covers(u, unit) {
			return true
		}
	}
	return false
}
