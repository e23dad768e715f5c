package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// Backup writes a copy of the ledger, as it is at this moment, to a new file.
// It never overwrites one, and a copy that is broken off leaves no file of
// that name.
func (l *Ledger) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return errExists(path)
	}
	unfinished := path + ".unfinished"
	if _, err := os.Lstat(unfinished); err == nil {
		return fmt.Errorf("%s is there: another backup is running or was broken off; remove it and back up again", unfinished)
	}
	if _, err := l.db.ExecContext(ctx, "VACUUM INTO ?", unfinished); err != nil {
		return errors.Join(explain(unfinished, err), remove(unfinished))
	}
	if err := settle(unfinished, path); err != nil {
		return errors.Join(err, remove(unfinished))
	}
	return nil
}

func errExists(path string) error {
	return fmt.Errorf("%s is there already, and a backup overwrites nothing; name another file", path)
}

// settle makes a finished copy durable and gives it its name, unless the name
// was taken meanwhile.
func settle(unfinished, path string) error {
	file, err := os.OpenFile(unfinished, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	err = os.Link(unfinished, path) // fails when the name is taken, which a rename would not
	switch {
	case err == nil:
		return os.Remove(unfinished)
	case errors.Is(err, fs.ErrExist):
		return errExists(path)
	}
	if _, err := os.Lstat(path); err == nil { // a file system without links
		return errExists(path)
	}
	return os.Rename(unfinished, path)
}

func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
