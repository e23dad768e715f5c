package cache

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
)

// What is in the header of our files. The version is raised with every change
// of the tables.
const (
	application = 0x64656274 // "debt"
	version     = 1
)

// schema is the tables. Uses are kept apart from the entries, because changing
// a row writes all of it again.
const schema = `
CREATE TABLE entry (
	id INTEGER PRIMARY KEY,
	name BLOB NOT NULL,
	checksum INTEGER NOT NULL,
	run INTEGER NOT NULL, -- that wrote it
	size INTEGER NOT NULL,
	value BLOB NOT NULL
) STRICT;
CREATE TABLE usage (id INTEGER PRIMARY KEY, run INTEGER NOT NULL) STRICT; -- that last found an entry
CREATE TABLE state (run INTEGER NOT NULL) STRICT; -- one row: the last run
INSERT INTO state VALUES (0);
PRAGMA application_id = %d;
PRAGMA user_version = %d;`

// errOther says that the file is somebody else's.
var errOther = errors.New("it is a database of another program; name another file")

// errVersion says that the file is of another version of this package.
var errVersion = errors.New("it is of another version")

// Open opens the cache in a file, and makes the file and its folder when they
// are not there. A file that cannot be read, and one of another version, is
// deleted; a database that another program made is not. The Cache can always be
// used: with an error, which says why, it is off. Close it in any case.
func Open(ctx context.Context, file string, options Options) (*Cache, error) {
	c := &Cache{file: file, options: options, ctx: context.WithoutCancel(ctx)}
	err := c.open(ctx)
	if isDamaged(err) || errors.Is(err, errVersion) {
		if err = removeFiles(file); err == nil {
			err = c.open(ctx)
		}
	}
	if err != nil {
		return &Cache{options: options}, fmt.Errorf("there is no cache in %s: %w", file, err)
	}
	return c, nil
}

// open opens the file as it is, or an empty one.
func (c *Cache) open(ctx context.Context) error {
	size, err := prepareFile(c.file)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", address(c.file))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if err := c.prepare(ctx, db); err != nil {
		return errors.Join(err, db.Close())
	}
	c.db, c.crowded = db, size > c.options.maxBytes()/2
	return nil
}

// prepareFile makes sure that the file is there and nobody else's to read. It
// gives its size.
func prepareFile(file string) (int64, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return 0, err
	}
	info, err := os.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return 0, err
		}
		return 0, f.Close()
	case err != nil:
		return 0, err
	case !info.Mode().IsRegular():
		return 0, errors.New("it is not a regular file")
	case info.Mode().Perm()&0o077 != 0:
		return info.Size(), os.Chmod(file, 0o600)
	}
	return info.Size(), nil
}

// address names the file and how it is used. What is lost in a power cut is
// only a cache, so nothing waits for the disk.
func address(file string) string {
	if full, err := filepath.Abs(file); err == nil {
		file = full
	}
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive
	}
	pragmas := url.Values{"_pragma": {"busy_timeout(200)", "journal_mode(wal)", "synchronous(off)"}}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: pragmas.Encode()}).String()
}

// prepare checks whose the file is, makes the tables when it is empty, and
// prepares the questions.
func (c *Cache) prepare(ctx context.Context, db *sql.DB) error {
	tables, err := whose(ctx, db)
	if err == nil && tables == 0 {
		err = create(ctx, db)
	}
	if err == nil {
		err = c.lastRun(ctx, db)
	}
	if err == nil {
		c.one, err = db.PrepareContext(ctx, selectOne)
	}
	if err == nil {
		c.many, err = db.PrepareContext(ctx, selectMany+places(chunk))
	}
	return err
}

// lastRun reads the one row of state. What is not SQLite's error is a row that
// is not there, or no number: not what this version writes.
func (c *Cache) lastRun(ctx context.Context, db *sql.DB) error {
	err := db.QueryRowContext(ctx, `SELECT run FROM state`).Scan(&c.run)
	if err != nil && code(err) == 0 && ctx.Err() == nil {
		return errVersion
	}
	return err
}

// whose counts the tables of a file that is ours, or empty.
func whose(ctx context.Context, db *sql.DB) (int, error) {
	var app, ver, tables int
	const question = `SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id a, pragma_user_version v`
	if err := db.QueryRowContext(ctx, question).Scan(&app, &ver, &tables); err != nil {
		return 0, err
	}
	switch {
	case app == 0 && tables == 0:
		return 0, nil
	case app != application:
		return 0, errOther
	case ver != version:
		return 0, errVersion
	}
	return tables, nil
}

// create makes the tables, unless another process is quicker.
func create(ctx context.Context, db *sql.DB) error {
	if _, err := db.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	tables, err := whose(ctx, db)
	if err == nil && tables == 0 {
		_, err = db.ExecContext(ctx, fmt.Sprintf(schema, application, version))
	}
	if err != nil {
		_, _ = db.ExecContext(ctx, `ROLLBACK`)
		return err
	}
	_, err = db.ExecContext(ctx, `COMMIT`)
	return err
}

// removeFiles deletes a database with all that SQLite puts beside it.
func removeFiles(file string) error {
	var err error
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if e := os.Remove(file + end); !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// SQLite's codes of errors.
const (
	codeError   = 1 // a statement that does not fit the tables, among others
	codeBusy    = 5
	codeLocked  = 6
	codeCorrupt = 11
	codeNoDB    = 26
)

// code is SQLite's code of an error, or 0.
func code(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xff // the rest says more about it
}

// isBusy reports whether another process is in the way.
func isBusy(err error) bool { return code(err) == codeBusy || code(err) == codeLocked }

// isDamaged reports whether a file is not, or no longer, a database of ours: a
// table that is missing, too, has been lost.
func isDamaged(err error) bool {
	switch code(err) {
	case codeCorrupt, codeNoDB:
		return true
	case codeError:
		return strings.Contains(err.Error(), "no such table") || strings.Contains(err.Error(), "no such column") ||
			strings.Contains(err.Error(), "has no column")
	}
	return false
}
