package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// application marks a SQLite file as a ledger of debtscan: "debt" in ASCII.
const application = 0x64656274

// header is what a SQLite file says of itself.
type header struct {
	application int
	version     int
	tables      int
}

const readHeaderSQL = `SELECT (SELECT application_id FROM pragma_application_id),
	(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`

// inspect refuses a file that Open must not write to. It only reads: opening
// for writing would turn another application's database into our kind.
func inspect(ctx context.Context, path string, o Options) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return refuseOrphan(path)
	}
	if err != nil {
		return fmt.Errorf("the ledger cannot be opened: %w; name another file", err)
	}
	if info.IsDir() {
		return fmt.Errorf("the ledger %s is a folder; name a file in it", path)
	}
	if info.Size() == 0 {
		return nil
	}
	h, err := readHeader(ctx, path, reading(path, o))
	if unfinished(err) {
		h, err = readHeader(ctx, path, settings(o).Encode()+"&mode=rw")
	}
	if err != nil {
		return err
	}
	return h.check(path)
}

// unfinished reports whether a process was killed in the middle of a write
// without a write-ahead log, as when it makes the ledger. The next one that
// may write undoes what is half done, and no more than that.
func unfinished(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) && failure.Code() == sqlite3.SQLITE_READONLY_ROLLBACK
}

// refuseOrphan refuses to start a new ledger beside the log of a lost one:
// SQLite would throw the log away, and the runs in it.
func refuseOrphan(path string) error {
	if _, err := os.Stat(path + "-wal"); err == nil {
		return fmt.Errorf("%s is gone but its log %s-wal is there; put the file back, or remove the log to start a new ledger", path, path)
	}
	return nil
}

func readHeader(ctx context.Context, path, query string) (header, error) {
	l, err := connect(path, query, 1)
	if err != nil {
		return header{}, err
	}
	var h header
	err = l.db.QueryRowContext(ctx, readHeaderSQL).Scan(&h.application, &h.version, &h.tables)
	return h, explain(path, errors.Join(err, l.db.Close()))
}

// check accepts a ledger, and a database in which nothing is yet: a process
// that is killed while it makes a ledger leaves one behind.
func (h header) check(path string) error {
	switch {
	case h.application == 0 && h.version == 0 && h.tables == 0:
		return nil
	case h.application != application:
		return fmt.Errorf("%s is not a ledger of debtscan: it is a SQLite database of another application; name another file", path)
	case h.version > schemaVersion:
		return fmt.Errorf("%s was written by a newer debtscan (schema %d, this one knows %d); upgrade debtscan", path, h.version, schemaVersion)
	}
	return nil
}
