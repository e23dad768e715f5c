package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// ownFolder is the name of the folder that debtscan makes for itself. When it
// is new, it tells git to ignore it.
const ownFolder = ".debtscan"

// Open opens the ledger in a file for reading and writing. It makes the file
// and its folder when they are not there, and brings an older ledger up to
// date. A file that is something else, or that a newer debtscan has written,
// is refused untouched.
func Open(ctx context.Context, path string, o Options) (*Ledger, error) {
	if err := makeFolder(path); err != nil {
		return nil, err
	}
	// SQLite does not wait for another one who turns the new file into a ledger
	// at this moment.
	patience, cancel := context.WithTimeout(ctx, o.wait())
	defer cancel()
	for {
		l, err := openOnce(ctx, path, o)
		if err == nil || !isBusy(err) || patience.Err() != nil {
			return l, err
		}
		select {
		case <-patience.Done():
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func openOnce(ctx context.Context, path string, o Options) (*Ledger, error) {
	if err := inspect(ctx, path, o); err != nil {
		return nil, err
	}
	l, err := connect(path, writing(o), 1)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, l); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// OpenReadOnly opens a ledger for queries. The file must be there and up to
// date; it is not changed, and may be where nothing can be written.
func OpenReadOnly(ctx context.Context, path string, o Options) (*Ledger, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no ledger at %s; `debtscan scan --db FILE` makes one, and `debtscan history` gives it a past", path)
	} else if err != nil {
		return nil, fmt.Errorf("the ledger cannot be read: %w; name another file", err)
	}
	header, err := readHeader(ctx, path, reading(path, o))
	if unfinished(err) {
		return nil, fmt.Errorf("a process was killed while it wrote %s; open it for writing once (scan with this ledger) to undo what is half done", path)
	}
	if err != nil {
		return nil, err
	}
	if err := header.check(path); err != nil {
		return nil, err
	}
	if header.version < schemaVersion {
		return nil, fmt.Errorf("%s was written by an older debtscan; open it for writing once (scan with this ledger) to bring it up to date", path)
	}
	const readers = 4
	l, err := connect(path, reading(path, o), readers)
	if err != nil {
		return nil, err
	}
	l.readOnly = true
	return l, nil
}

// makeFolder makes the folder of the ledger. A new folder of debtscan's own
// holds a .gitignore that covers the folder, itself included.
func makeFolder(path string) error {
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("no folder for the ledger %s can be made: %w; name a ledger elsewhere", path, err)
	}
	if filepath.Base(folder) != ownFolder {
		return nil
	}
	if err := os.WriteFile(filepath.Join(folder, ".gitignore"), []byte("*\n"), 0o644); err != nil {
		return fmt.Errorf("the ledger's folder cannot be written: %w; name a ledger elsewhere", err)
	}
	return nil
}

// connect makes the pool of connections. It does not touch the file yet.
func connect(path, query string, connections int) (*Ledger, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("the ledger %s has no absolute path: %w", path, err)
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: query}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, explain(path, err)
	}
	db.SetMaxOpenConns(connections)
	return &Ledger{db: db, path: path}, nil
}

// writing is how a ledger is opened to be written. A run is one transaction,
// so that a sync for each costs little.
func writing(o Options) string {
	return settings(o, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "journal_size_limit(4194304)").Encode() + "&_txlock=immediate"
}

// reading is how a ledger is opened to be read. SQLite cannot read a
// write-ahead log without writing beside it; where there is none, the file is
// read as one that nobody changes if its folder cannot be written.
func reading(path string, o Options) string {
	values := settings(o)
	values.Set("mode", "ro")
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) && !writable(filepath.Dir(path)) {
		values.Set("immutable", "1")
	}
	return values.Encode()
}

func settings(o Options, pragmas ...string) url.Values {
	wait := "busy_timeout(" + strconv.FormatInt(int64(o.wait()/time.Millisecond), 10) + ")"
	return url.Values{"_pragma": append([]string{wait, "trusted_schema(0)"}, pragmas...), "_dqs": {"0"}, "_defensive": {"1"}}
}

// writable reports whether a file can be made in a folder, by making one.
func writable(folder string) bool {
	probe, err := os.CreateTemp(folder, ".debtscan-*")
	if err != nil {
		return false
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name())) == nil
}
