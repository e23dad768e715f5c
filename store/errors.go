package store

import (
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Damage says that a ledger contradicts itself.
type Damage struct {
	Path     string   // the ledger's file
	Problems []string // sentences without a full stop
}

// Error names the file, the first problems and the remedy.
func (d *Damage) Error() string {
	const most = 5
	shown, more := d.Problems, ""
	if len(shown) > most {
		shown, more = shown[:most], fmt.Sprintf("; and %d more", len(d.Problems)-most)
	}
	return fmt.Sprintf("%s is damaged: %s%s; move it away and restore a backup of it", d.Path, strings.Join(shown, "; "), more)
}

func errReadOnly(path string) error {
	return fmt.Errorf("%s was opened for reading only; nothing was written", path)
}

// explain turns an error of SQLite into a sentence that names the file and the
// remedy. Other errors pass.
func explain(path string, err error) error {
	var failure *sqlite.Error
	if err == nil || !errors.As(err, &failure) {
		return err
	}
	if text, ok := explanation(failure.Code() & 0xff); ok {
		return fmt.Errorf(text+" (%w)", path, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// isBusy reports whether another one held the ledger.
func isBusy(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) && failure.Code()&0xff == sqlite3.SQLITE_BUSY
}

// explanation is the sentence for a primary result code, with a place for the
// file.
func explanation(code int) (string, bool) {
	switch code {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "another debtscan is writing to %s; run again when it has finished", true
	case sqlite3.SQLITE_FULL:
		return "there is no room to write to %s, which is as it was before; free disk space and run again", true
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return "%s cannot be written; make the file and its folder writable, or name another ledger", true
	case sqlite3.SQLITE_CANTOPEN:
		return "%s cannot be opened; make the file and its folder readable and writable, or name another ledger", true
	case sqlite3.SQLITE_NOTADB:
		return "%s is not a ledger of debtscan: it is not a SQLite database; name another file, or move this one away", true
	case sqlite3.SQLITE_CORRUPT:
		return "%s is damaged; move it away and restore a backup of it", true
	case sqlite3.SQLITE_IOERR:
		return "%s cannot be read or written; look after its disk and run again", true
	default:
		return "", false
	}
}
