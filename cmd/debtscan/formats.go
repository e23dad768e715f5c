package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/report/html"
)

// formats are all forms of a report: those that report writes, and the page.
func formats() []report.Format {
	return append(report.Formats(), report.Format{
		Name: "html", Summary: "one page for a browser, with everything in it", Writer: page{},
	})
}

// page writes the report as HTML.
type page struct{ trend *debt.Trend }

// Write implements report.Writer.
func (p page) Write(w io.Writer, r *debt.Report, o report.Options) error {
	return html.Write(w, r, html.Options{Trend: p.trend, Rules: o.Rules})
}

// findFormat finds a format by name; its error names the nearest one.
func findFormat(name string) (report.Format, error) {
	if name == "html" {
		all := formats()
		return all[len(all)-1], nil
	}
	f, err := report.Find(name)
	if err != nil {
		return f, fmt.Errorf("%w, html", err)
	}
	return f, nil
}

func formatNames() string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
