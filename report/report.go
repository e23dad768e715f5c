package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Writer writes one format.
type Writer interface {
	// Write writes the whole of r to w. It does not change r, and the same r
	// and o always give the same bytes.
	Write(w io.Writer, r *debt.Report, o Options) error
}

// Options are what a format may be told beside the report. Formats for
// programs ignore them.
type Options struct {
	Color  bool   // mark up with ANSI colours; the text is the same without
	Width  int    // columns to write in, 72 to 80; 0 is 80
	All    bool   // text: every finding instead of the first page
	Target string // text: the argument the user named the target by, repeated in the next commands; "" for none
}

// Format is a format that a report can be written in.
type Format struct {
	Name    string // what the user types: "json"
	Summary string // what it is for, in a few words
	Writer  Writer
}

// Formats lists every format, in the order help shows them.
func Formats() []Format {
	return []Format{
		{"text", "a page for a terminal", textWriter{}},
		{"json", "the whole report, by docs/report.schema.json", jsonWriter{}},
	}
}

// Find returns the format called name. Its error lists the formats there are
// and names the nearest one.
func Find(name string) (Format, error) {
	names := make([]string, 0, len(Formats()))
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	hint := ""
	if near, ok := nearest(name, names); ok {
		hint = fmt.Sprintf("did you mean %q? ", near)
	}
	return Format{}, fmt.Errorf("unknown report format %q: %sformats are %s", name, hint, strings.Join(names, ", "))
}
