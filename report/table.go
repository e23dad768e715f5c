package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"
)

// Table is rows of text under named columns: what commands print that list
// things other than findings. Its cells are text of the repository and are
// escaped for every format.
type Table struct {
	Columns []Column
	Rows    [][]string // as many cells as there are columns
}

// Column is one column of a Table.
type Column struct {
	Name  string // upper case in text
	Right bool   // numbers stand at the right
	Code  bool   // names and paths, which Markdown shows as they are
	Most  int    // columns of text at most, cut at the start as paths are; 0 for no bound
}

// Text aligns the columns with two spaces in between. Without names of columns
// there is no line of names.
func (t Table) Text(w io.Writer) error {
	widths := make([]int, len(t.Columns))
	var lines [][]string
	if slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Name != "" }) {
		lines = append(lines, nil)
		for i, c := range t.Columns {
			lines[0] = append(lines[0], strings.ToUpper(c.Name))
			widths[i] = columns(c.Name)
		}
	}
	for _, row := range t.Rows {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = prose(cell)
			if most := t.Columns[i].Most; most > 0 {
				line[i] = cutStart(line[i], most)
			}
			widths[i] = max(widths[i], columns(line[i]))
		}
		lines = append(lines, line)
	}
	var b strings.Builder
	for _, line := range lines {
		for i, cell := range line {
			if t.Columns[i].Right {
				line[i] = padStart(cell, widths[i])
			} else {
				line[i] = padEnd(cell, widths[i])
			}
		}
		b.WriteString(notCommandLine(strings.TrimRight(strings.Join(line, "  "), " ")) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Markdown writes a table as GitHub and GitLab show it.
func (t Table) Markdown(w io.Writer) error {
	var b strings.Builder
	names, rule := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i], rule[i] = c.Name, "---"
		if c.Right {
			rule[i] = "--:"
		}
	}
	b.WriteString("| " + strings.Join(names, " | ") + " |\n|" + strings.Join(rule, "|") + "|\n")
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = mdText(cell)
			if t.Columns[i].Code {
				cells[i] = mdCode(cell)
			}
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// CSV writes RFC 4180, with cells that no spreadsheet takes for a formula.
func (t Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = strings.ReplaceAll(strings.ToLower(c.Name), " ", "_")
	}
	writeRow(out, names)
	for _, row := range t.Rows {
		writeRow(out, slices.Clone(row))
	}
	out.Flush()
	return out.Error()
}
