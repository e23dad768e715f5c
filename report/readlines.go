package report

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/debtscan/debtscan/debt"
)

// longestLine is how long a line of a run bundle may be, in bytes. A finding's
// evidence is a few hundred.
const longestLine = 64 << 20

// ReadJSONLines reads a report that was written as jsonl: the run first, then
// its rows, of each type in any order. Blank lines are skipped. A bundle that
// was cut off, or that holds a type of line that this version does not know, is
// an error; errors name the line.
func ReadJSONLines(r io.Reader) (*debt.Report, error) {
	scanner := bufio.NewScanner(r)
	scanner.Buffer(nil, longestLine)
	b := bundleReader{}
	for scanner.Scan() {
		b.number++
		if len(scanner.Bytes()) == 0 {
			continue
		}
		if err := b.read(scanner.Bytes()); err != nil {
			return nil, fmt.Errorf("line %d: %w", b.number, err)
		}
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", b.number+1, err)
	}
	return b.finish()
}

// bundleReader puts a report together from its lines.
type bundleReader struct {
	report *debt.Report
	number int // of the line last read
	rows   int // lines read after the run
	want   int // lines that the run says follow
}

func (b *bundleReader) read(line []byte) error {
	kind, err := lineType(line)
	if err != nil {
		return err
	}
	if kind == lineRun {
		return b.readRun(line)
	}
	if b.report == nil {
		return fmt.Errorf("type %.100q before the run: a run bundle begins with its run", kind)
	}
	b.rows++
	return b.readRow(kind, line)
}

func (b *bundleReader) readRun(line []byte) error {
	if b.report != nil {
		return errors.New("a second run: render one bundle at a time")
	}
	var run runLine
	if err := decode(line, &run); err != nil {
		return err
	}
	if err := checkSchema(run.Schema); err != nil {
		return err
	}
	b.want = run.Lines
	b.report = &debt.Report{
		Schema: run.Schema, Tool: run.Tool, Repository: run.Repository, AsOf: run.AsOf, Rules: run.Rules,
		Data: run.Data, Complete: run.Complete, Coverage: run.Coverage, Summary: run.Summary, Ownership: run.Ownership,
	}
	return nil
}

func (b *bundleReader) readRow(kind string, line []byte) error {
	r := b.report
	switch kind {
	case lineUnit:
		return appendRow(&r.Units, line)
	case lineLink:
		return appendRow(&r.Links, line)
	case lineFinding:
		return appendRow(&r.Findings, line)
	case lineSuppressed:
		return appendRow(&r.Suppressed, line)
	case lineSuppression:
		return appendRow(&r.Suppressions, line)
	case lineEvaluated:
		return appendRow(&r.Evaluated, line)
	case lineFailed:
		return appendRow(&r.Failed, line)
	case lineUnread:
		return appendRow(&r.Unread, line)
	case lineDependency:
		return appendRow(&r.Dependencies, line)
	case lineGrade:
		return appendRow(&r.Grades, line)
	}
	return fmt.Errorf("type %.100q is not known to this version of debtscan; render the bundle with the version that wrote it", kind)
}

// finish checks that everything came.
func (b *bundleReader) finish() (*debt.Report, error) {
	switch {
	case b.report == nil:
		return nil, errors.New("no lines: this is not a run bundle; write one with debtscan scan -o jsonl=FILE")
	case b.rows < b.want:
		return nil, fmt.Errorf("line %d: the bundle ends after %d of %d lines: it was cut off; write it again", b.number, b.rows, b.want)
	case b.rows > b.want:
		return nil, fmt.Errorf("line %d: %d lines follow the run, which says %d: they were changed by hand or put together", b.number, b.rows, b.want)
	}
	report := canonical(b.report)
	return &report, nil
}

// lineType returns the type that a line says it is of.
func lineType(line []byte) (string, error) {
	var head struct {
		Type string `json:"type"`
	}
	if err := decode(line, &head); err != nil {
		return "", err
	}
	if head.Type == "" {
		return "", errors.New(`no "type": expected a run bundle of debtscan scan -o jsonl=FILE`)
	}
	return head.Type, nil
}

func appendRow[T any](list *[]T, line []byte) error {
	var row T
	if err := decode(line, &row); err != nil {
		return err
	}
	*list = append(*list, row)
	return nil
}

func decode(line []byte, into any) error {
	err := json.Unmarshal(line, into)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return fmt.Errorf("%s: expected %s, got %s", wrong.Field, wrong.Type, wrong.Value)
	}
	if err != nil {
		return fmt.Errorf("%w; expected one JSON object a line", err)
	}
	return nil
}
