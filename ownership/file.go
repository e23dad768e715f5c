package ownership

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Dialect names the reading of CODEOWNERS that this package implements.
const Dialect = "github"

// Limits of a CODEOWNERS file.
const (
	// MaxBytes is the size from which GitHub does not load the file; its
	// documentation says "under 3 MB".
	MaxBytes = 3 << 20
	// MaxLines is the number of rules that debtscan reads. The longest files
	// known in public have half as many; beyond it the file is hostile.
	MaxLines = 20_000
)

// File is a CODEOWNERS file. The zero File stands for a repository without one.
type File struct {
	Path    string   // where it was found: ".github/CODEOWNERS"
	Ignored []string // other CODEOWNERS files, which the host does not read; set by the caller from Find
	Problem string   // why none of it is in force; "" when it was read
	Lines   []Line   // its rules in order, those that are refused too

	index index
}

// Line is one rule of a CODEOWNERS file: any line that is not blank or a comment.
type Line struct {
	Number  int      // 1-based
	Pattern string   // as written
	Owners  []string // as written, in order; none means that nobody owns what it matches
	Problem string   // why the host skips the line, in one sentence; "" when it is in force

	pattern  pattern
	catchAll bool
}

// Valid reports whether the line is in force.
func (l Line) Valid() bool { return l.Problem == "" }

// CatchAll reports whether the line is in force and matches every path there
// can be, however it is spelt.
func (l Line) CatchAll() bool { return l.catchAll }

// Parse reads the content of the CODEOWNERS file at path. It never fails: a
// line that GitHub refuses is kept with its Problem and decides nothing, and a
// file that cannot be in force as a whole has a Problem and no lines.
//
// A leading byte order mark is dropped. Whether GitHub drops it too is not
// documented; reading the first line as if it does accuses nobody wrongly.
func Parse(path string, content []byte) File {
	file := File{Path: path}
	if len(content) >= MaxBytes {
		file.Problem = "it is not smaller than 3 MB, so GitHub does not load it; split or shorten it"
		return file
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	number := 0
	for text := range strings.Lines(string(content)) {
		number++
		line, ok := parseLine(text, number)
		if !ok {
			continue
		}
		if len(file.Lines) == MaxLines {
			return File{Path: path, Problem: fmt.Sprintf("it has more than %d rules, which is more than debtscan reads", MaxLines)}
		}
		file.Lines = append(file.Lines, line)
	}
	file.index = newIndex(file.Lines)
	return file
}

// Match says who is declared to own the file at path, which is relative to the
// repository's root and uses slashes.
func (f File) Match(path string) debt.Ownership {
	return f.ownership(path, f.index.last(path))
}

// ownership puts the decision of the line with index i, or of none when i is
// negative, into the vocabulary.
func (f File) ownership(path string, i int) debt.Ownership {
	if i < 0 {
		return debt.Ownership{Path: path, Status: debt.Unmatched}
	}
	line := f.Lines[i]
	return debt.Ownership{
		Path:    path,
		Owners:  line.Owners,
		Status:  line.status(),
		Source:  f.Path,
		Line:    line.Number,
		Pattern: line.Pattern,
	}
}

// status is what the line makes of the paths it decides.
func (l Line) status() debt.OwnerStatus {
	switch {
	case len(l.Owners) == 0:
		return debt.Unowned
	case l.CatchAll():
		return debt.OwnedCatchAll
	}
	return debt.OwnedSpecific
}
