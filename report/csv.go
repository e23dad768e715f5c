package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debtscan/debtscan/debt"
)

// csvWriter writes one row per finding, accepted ones last, by RFC 4180. Columns
// are named as in the JSON report.
//
// There is no byte order mark: readers that keep to the RFC take it for a part
// of the first column's name. Spreadsheets ask for the encoding at import, and
// it is UTF-8.
type csvWriter struct{}

// Write implements Writer.
func (csvWriter) Write(w io.Writer, r *debt.Report, _ Options) error {
	c := canonical(r)
	out := csv.NewWriter(w)
	out.UseCRLF = true
	writeRow(out, csvHeader())
	for _, f := range c.Findings {
		writeRow(out, csvRow(f, "", ""))
	}
	for _, s := range c.Suppressed {
		writeRow(out, csvRow(s.Finding, s.Reason, s.Until))
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write the CSV report: %w", err)
	}
	return nil
}

// writeRow writes a row of safe cells. An error stays with the writer.
func writeRow(out *csv.Writer, cells []string) {
	for i := range cells {
		cells[i] = csvCell(cells[i])
	}
	cells[0] = notCommandLine(cells[0])
	_ = out.Write(cells)
}

func csvHeader() []string {
	return []string{
		"rule", "name", "family", "severity", "confidence", "state", "cause", "unit", "path", "line", "end_line", "context",
		"message", "remediation", "owners", "introduced_at", "principal_minutes", "interest", "rank", "fingerprint", "reason", "until",
	}
}

func csvRow(f debt.Finding, reason, until string) []string {
	return []string{
		f.Rule, f.Name, f.Family, string(f.Severity), string(f.Confidence), f.State, string(f.Cause), f.Unit, f.Path,
		csvLine(f.Line), csvLine(f.EndLine), string(f.Context), f.Message, f.Remediation, strings.Join(f.Owners, " "), f.IntroducedAt,
		strconv.Itoa(f.PrincipalMinutes), csvNumber(f.Interest), csvNumber(f.Rank), f.Fingerprint, reason, until,
	}
}

// csvLine is a line number; a cell without one is empty.
func csvLine(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func csvNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// csvCell returns a cell that a spreadsheet shows and does not calculate. What
// could be taken for a formula gets an apostrophe in front, and so does what
// begins with one: whoever reads the file takes one apostrophe off every cell
// that has it and has the text. Characters that a terminal obeys are named, as
// in the text report; the JSON report has them as they are.
func csvCell(s string) string {
	s = visible(s)
	trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
	first, _ := utf8.DecodeRuneInString(trimmed)
	if trimmed != "" && strings.ContainsRune("'=+-@＝＋－＠", first) {
		return "'" + s
	}
	return s
}
