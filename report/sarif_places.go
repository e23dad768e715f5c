package report

import (
	"bytes"
	"cmp"
	"io/fs"
	"strings"
	"unicode/utf16"

	"github.com/debtscan/debtscan/debt"
)

// spot is where an alert stands, as code scanning wants it.
type spot struct {
	region sarifRegion
	hash   string // of its first line; "" when the file is not known
}

// fingerprints tell an alert from others over time. GitHub reads the first key
// only, and only its own algorithm belongs under it; the other is ours.
func (s spot) fingerprints(f debt.Finding) map[string]string {
	prints := map[string]string{"debtscan/v1": f.Fingerprint}
	if s.hash != "" {
		prints["primaryLocationLineHash"] = s.hash
	}
	return prints
}

// findSpots finds the spot of every place. Each file is read once.
func findSpots(places []debt.Location, content func(string) ([]byte, error)) []spot {
	spots := make([]spot, len(places))
	in := map[string][]int{}
	for i, p := range places {
		spots[i].region = region(p)
		in[p.Path] = append(in[p.Path], i)
	}
	for path, list := range in {
		if content == nil || !fs.ValidPath(path) {
			continue // a report that was read from a file may name any path
		}
		if text, err := content(path); err == nil {
			measure(text, places, spots, list)
		}
	}
	return spots
}

// region is the spot of a place as far as it is known without its file. Columns
// are known as bytes; the first is the only one that is surely the same in
// UTF-16, and begins no later.
func region(p debt.Location) sarifRegion {
	start := max(1, p.Line)
	return sarifRegion{StartLine: start, StartColumn: 1, EndLine: max(start, p.EndLine)}
}

// lineRegion is the region of a line, none for line 0.
func lineRegion(line int) *sarifRegion {
	if line < 1 {
		return nil
	}
	r := region(debt.Location{Line: line})
	return &r
}

// measure adds hashes and columns to the spots of one file.
func measure(text []byte, places []debt.Location, spots []spot, list []int) {
	wanted := map[int]bool{}
	for _, i := range list {
		wanted[spots[i].region.StartLine] = true
	}
	hashes := lineHashes(text, wanted)
	for _, i := range list {
		wanted[spots[i].region.EndLine] = true
	}
	lines := linesOf(text, wanted)
	for _, i := range list {
		r := &spots[i].region
		spots[i].hash = hashes[r.StartLine]
		if first, ok := lines[r.StartLine]; ok && places[i].Column > 1 {
			r.StartColumn = 1 + codeUnits(first[:min(places[i].Column-1, len(first))])
		}
		if last, ok := lines[r.EndLine]; ok {
			r.EndColumn = 1 + codeUnits(last)
		}
		if r.EndLine == r.StartLine && r.EndColumn != 0 {
			r.EndColumn = max(r.EndColumn, r.StartColumn)
		}
	}
}

// linesOf returns the wanted lines of a text (1-based), without their ends.
func linesOf(text []byte, wanted map[int]bool) map[int][]byte {
	lines, n := map[int][]byte{}, 0
	for line := range bytes.Lines(text) {
		n++
		if wanted[n] {
			lines[n] = bytes.TrimRight(line, "\r\n")
		}
	}
	return lines
}

// codeUnits is the length of text in UTF-16.
func codeUnits(text []byte) int {
	n := 0
	for len(text) > 0 {
		r, size := decodeLikeWeb(text)
		n += utf16.RuneLen(r)
		text = text[size:]
	}
	return n
}

// artifact is the address of a file of the repository.
func artifact(path string) sarifLocation {
	return sarifLocation{URI: percentEncode(cmp.Or(path, ".")), URIBaseID: sourceRoot}
}

// percentEncode returns a path as a relative reference of RFC 3986. A colon
// would be the end of a scheme, a slash in front the name of a host.
func percentEncode(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if isUnreserved(c) || c == '/' && i > 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// anchors finds a file for findings that are about none: code scanning refuses
// a whole upload for one result without a place.
type anchors struct {
	byUnit map[string]string
	all    string
}

func newAnchors(r *debt.Report) anchors {
	a := anchors{byUnit: map[string]string{}}
	if r.Ownership != nil {
		a.all = r.Ownership.Source
	}
	for _, f := range r.Findings {
		if f.Path != "" && a.byUnit[f.Unit] == "" {
			a.byUnit[f.Unit] = f.Path
		}
		a.all = cmp.Or(a.all, f.Path)
	}
	for _, u := range r.Units {
		a.byUnit[u.ID] = cmp.Or(a.byUnit[u.ID], u.Path)
		a.all = cmp.Or(a.all, u.Path)
	}
	return a
}

// place is where f is shown: where it stands, else the first file that is known
// of its unit, else the file that names owners, else any that was scanned.
func (a anchors) place(f debt.Finding) debt.Location {
	if f.Path != "" {
		return debt.Location{Path: f.Path, Line: f.Line, Column: f.Column, EndLine: f.EndLine}
	}
	path := a.byUnit[f.Unit]
	if path == "." {
		path = ""
	}
	return debt.Location{Path: cmp.Or(path, a.all)}
}
