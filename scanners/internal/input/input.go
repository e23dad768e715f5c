// Package input reads a scanner's files within limits. A scanned repository is
// untrusted: what is too large, binary or unreadable becomes an Unread fact
// with a reason a reader can act on.
package input

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"github.com/debtscan/debtscan/debt"
)

// MaxBytes is the size of the largest file that is read.
const MaxBytes = 2 << 20

// Read returns the content of the file called name. When it cannot be read
// whole as UTF-8 text, the content is nil and the Unread says why; its scanner
// and unit are left to the caller. A leading byte order mark is cut off.
func Read(fsys fs.FS, name string) ([]byte, *debt.Unread) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, unread(name, 0, reasonOf(err))
	}
	if !info.Mode().IsRegular() {
		return nil, unread(name, 0, "it is not a regular file")
	}
	if info.Size() > MaxBytes {
		return nil, unread(name, 0, fmt.Sprintf("it is %s; files over %s are not read", size(info.Size()), size(MaxBytes)))
	}
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, unread(name, 0, reasonOf(err))
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return nil, unread(name, line(content, at), "it is binary: it has a NUL byte")
	}
	if !utf8.Valid(content) {
		return nil, unread(name, line(content, invalid(content)), "it is not valid UTF-8; save it as UTF-8")
	}
	return content, nil
}

func unread(name string, line int, reason string) *debt.Unread {
	return &debt.Unread{Path: name, Line: line, Reason: reason}
}

// reasonOf puts a file system's error into words without the path, which the
// Unread names already.
func reasonOf(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "it does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err.Error()
	}
	return err.Error()
}

func invalid(content []byte) int {
	for at := 0; at < len(content); {
		r, width := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && width == 1 {
			return at
		}
		at += width
	}
	return len(content)
}

func line(content []byte, at int) int { return 1 + bytes.Count(content[:at], []byte("\n")) }

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d MiB", n>>20)
}
