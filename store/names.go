package store

import (
	"context"
	"database/sql"
)

// names are the small tables in which a word that many spans share is kept
// once, by their words.
type names struct {
	units, owners, paths, wordings map[string]int
}

func readNames(ctx context.Context, tx *sql.Tx) (*names, error) {
	n := &names{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}}
	tables := []struct {
		query string
		ids   map[string]int
	}{
		{"SELECT id, key FROM unit", n.units},
		{"SELECT id, names FROM owners", n.owners},
		{"SELECT id, value FROM path", n.paths},
		{"SELECT id, value FROM wording", n.wordings},
	}
	for _, t := range tables {
		err := each(ctx, tx, t.query, func(rows *sql.Rows) error {
			var id int
			var word string
			err := rows.Scan(&id, &word)
			t.ids[word] = id
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return n, nil
}

const (
	insertUnitSQL        = `INSERT INTO unit (key) VALUES (?)`
	insertOwnersSQL      = `INSERT INTO owners (names) VALUES (?)`
	insertPathSQL        = `INSERT INTO path (value) VALUES (?)`
	insertWordingSQL     = `INSERT INTO wording (value) VALUES (?)`
	insertFingerprintSQL = `INSERT INTO fingerprint (value) VALUES (?)`
)

// id finds a word or takes it up.
func id(ctx context.Context, tx *sql.Tx, ids map[string]int, insertSQL, word string) (int, error) {
	if id, ok := ids[word]; ok {
		return id, nil
	}
	id, err := insert(ctx, tx, insertSQL, word)
	if err == nil {
		ids[word] = id
	}
	return id, err
}

func insert(ctx context.Context, tx *sql.Tx, query string, args ...any) (int, error) {
	result, err := tx.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	id, err := result.LastInsertId()
	return int(id), err
}
