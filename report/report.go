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
		{"jsonl", "the same, one object a line: the run bundle", bundleWriter{}},
		{"sarif", "for code scanning: GitHub, GitLab, Azure, Jenkins", sarifWriter{codeScanning()}},
		{"markdown", "a comment for a pull request, or a job's summary", markdownWriter{}},
		{"github", "annotations of a GitHub workflow run", githubWriter{}},
		{"csv", "one row per finding, for a spreadsheet", csvWriter{}},
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
