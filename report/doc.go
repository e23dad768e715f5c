// Package report turns a finished scan into bytes: text for a terminal, JSON
// for programs. A report is a value and every format is a view of it, so a
// writer decides nothing: it neither finds, scores nor hides debt, and it reads
// no clock, no environment and no file.
//
// A scanned repository is hostile, and its paths, names and messages end up
// here. Each format owns the escaping of its own place: text passes everything
// through one gate that makes control characters visible, JSON relies on its
// encoder.
//
// A new format is one file, one golden file and one line in Formats.
package report
