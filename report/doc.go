// Package report turns a finished scan into bytes: text for a terminal, JSON
// and its run bundle for programs, SARIF for code scanning, Markdown and
// annotations for pull requests, CSV for spreadsheets. A report is a value and
// every format is a view of it, so a writer decides nothing: it neither finds,
// scores nor hides debt, and it reads no clock, no environment and no file but
// through what it is handed. Read undoes the two formats that hold everything.
//
// A scanned repository is hostile, and its paths, names and messages end up
// here. Each format owns the escaping of its own place. All of them go through
// one gate first, which makes control characters visible, because what is
// written to a file is printed to a terminal and to the log of a pipeline too.
// A format that takes a limited amount says what it left out.
//
// A new format is one file, one golden file and one line in Formats; the test
// over hostile reports asks for what must hold of it.
package report
