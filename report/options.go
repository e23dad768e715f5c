package report

import "github.com/debtscan/debtscan/debt"

// Options are what a format may be told beside the report. Each format reads
// those that name it and ignores the rest.
type Options struct {
	Color  bool   // text: mark up with ANSI colours; the text is the same without
	Width  int    // text: columns to write in, 72 to 80; 0 is 80
	All    bool   // text: every finding instead of the first page
	Target string // text: the argument the user named the target by, repeated in the next commands; "" for none

	// Rules are the annotations of the rules that ran. sarif: titles, reasons
	// and help. Without them it says what the findings say.
	Rules []debt.Rule
	// Content reads a file of the scanned state by its path in the report.
	// sarif: line hashes and the columns that regions end in. Without it, or for
	// a file that it cannot read, these are left out.
	Content func(path string) ([]byte, error)
	// Accepted writes accepted debt too. sarif: as suppressed results. GitHub
	// shows those as open alerts, so they are left out unless asked for.
	Accepted bool
	// Category tells several reports about one commit apart, such as one per
	// folder: "infra". sarif, markdown: the next report of the same category
	// replaces this one.
	Category string
}
