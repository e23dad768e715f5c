package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"
)

// index reads git's index, in the form
//
//	H 100644 <object> <stage>\t<path>\0  ctime: 1:2\n  mtime: 1:2\n  dev: 1\tino: 2\n  uid: 1\tgid: 2\n  size: 1\tflags: 0\n
//
// in which only the five lines are not promised by git to stay. When they are
// other than expected the entry is not trusted, and its file is read.
func (g *gitProgram) index(ctx context.Context) ([]indexEntry, error) {
	var entries []indexEntry
	_, err := g.program.stream(ctx, nil, func(r *bufio.Reader) error {
		for {
			e, err := readEntry(r)
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err == nil && len(entries) >= maxFiles {
				err = errTooMany
			}
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
	}, "ls-files", "-z", "--stage", "-t", "--debug", "--full-name")
	return entries, err
}

// intentToAdd is the flag of what `git add -N` has put into the index.
const intentToAdd = 1 << 29

func readEntry(r *bufio.Reader) (indexEntry, error) {
	head, path, err := readRecord(r)
	if err != nil {
		return indexEntry{}, err
	}
	fields := strings.Fields(head)
	if len(fields) != 4 {
		return indexEntry{}, fmt.Errorf("git ls-files gave an answer that is not understood: %q", head)
	}
	mode, isFile := parseMode(fields[1])
	e := indexEntry{path: path, blob: fields[2], mode: mode, submodule: !isFile, skip: fields[0] == "S"}
	valid := true
	for range 5 {
		line, err := r.ReadString('\n')
		if err != nil {
			return indexEntry{}, io.ErrUnexpectedEOF
		}
		valid = e.stat(strings.TrimSpace(line)) && valid
	}
	e.vague = !valid
	e.conflict = fields[3] != "0"
	e.certain = valid && isFile && !e.conflict && !e.intent
	return e, nil
}

// stat reads one of the lines about the file. It is false for a line that
// should say something about size or time, and does not.
func (e *indexEntry) stat(line string) bool {
	key, value, _ := strings.Cut(line, ": ")
	switch key {
	case "mtime":
		seconds, nanos, _ := strings.Cut(value, ":")
		s, err1 := strconv.ParseInt(seconds, 10, 64)
		n, err2 := strconv.ParseInt(nanos, 10, 64)
		e.mtime = time.Unix(s, n)
		return err1 == nil && err2 == nil
	case "size":
		size, flags, _ := strings.Cut(value, "\tflags: ")
		n, err1 := strconv.ParseInt(size, 10, 64)
		f, err2 := strconv.ParseUint(flags, 16, 64)
		e.size, e.intent = n, f&intentToAdd != 0
		return err1 == nil && err2 == nil
	}
	return key == "ctime" || key == "dev" || key == "uid"
}

// others is what git lists besides the index.
type others struct {
	paths  []string // neither tracked nor ignored
	closed []string // folders that could not be opened
	nested []string // repositories of their own
}

// others asks for files that are neither tracked nor ignored. Of the patterns
// only those of the repository count; see ignores.
func (g *gitProgram) others(ctx context.Context) (others, error) {
	args := []string{"ls-files", "-z", "--others", "--full-name", "--exclude-per-directory=.gitignore"}
	if info, err := os.Stat(g.layout.excludeFile()); err == nil && info.Mode().IsRegular() {
		args = append(args, "--exclude-from="+g.layout.excludeFile())
	}
	var o others
	said, err := g.program.stream(ctx, nil, func(r *bufio.Reader) error {
		for {
			path, err := r.ReadString(0)
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err == nil && len(o.paths) >= maxFiles {
				err = errTooMany
			}
			if err != nil {
				return err
			}
			path = strings.TrimSuffix(path, "\x00")
			if folder, nested := strings.CutSuffix(path, "/"); nested {
				o.nested = append(o.nested, folder)
			} else {
				o.paths = append(o.paths, path)
			}
		}
	}, args...)
	o.closed = closedFolders(said)
	return o, err
}

// closedFolders finds in git's warnings the folders that it could not open.
func closedFolders(said string) []string {
	var closed []string
	for line := range strings.Lines(said) {
		rest, ok := strings.CutPrefix(line, "warning: could not open directory '")
		at := strings.LastIndex(rest, "'")
		if ok && at >= 0 {
			closed = append(closed, strings.TrimSuffix(rest[:at], "/"))
		}
	}
	return closed
}

// readTree reads the files below prefix out of a list of the form
//
//	100644 blob <object>\t<path>\0
func readTree(r *bufio.Reader, prefix string, l *listing) error {
	for {
		head, path, err := readRecord(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		fields := strings.Fields(head)
		if len(fields) != 3 {
			return fmt.Errorf("git ls-tree gave an answer that is not understood: %q", head)
		}
		mode, isFile := parseMode(fields[0])
		rel, inside := within(prefix, path)
		if !isFile {
			l.nest(prefix, path)
		}
		if !isFile || !inside {
			continue
		}
		if err := l.add(entry{path: rel, size: -1, mode: mode, blob: fields[2], objects: true}); err != nil {
			return err
		}
	}
}

// readRecord reads up to a NUL, and cuts it at the tab before the path. It is
// io.EOF only between records.
func readRecord(r *bufio.Reader) (head, path string, err error) {
	record, err := r.ReadString(0)
	if errors.Is(err, io.EOF) && record != "" {
		return "", "", io.ErrUnexpectedEOF
	}
	if err != nil {
		return "", "", err
	}
	head, path, _ = strings.Cut(strings.TrimSuffix(record, "\x00"), "\t")
	return head, path, nil
}

// parseMode reads git's octal mode. It is false for what is not a file: a
// submodule.
func parseMode(mode string) (fs.FileMode, bool) {
	switch {
	case mode == "120000":
		return modeSymlink, true
	case mode == "100755":
		return modeExecutable, true
	case strings.HasPrefix(mode, "100"):
		return modeFile, true
	}
	return 0, false
}
