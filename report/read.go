package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/debtscan/debtscan/debt"
)

// Read reads a report that was written as json or as jsonl, whichever it is.
func Read(r io.Reader) (*debt.Report, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	first, _, _ := bytes.Cut(bytes.TrimSpace(data), []byte("\n"))
	if kind, err := lineType(first); err == nil && kind == lineRun {
		return ReadJSONLines(bytes.NewReader(data))
	}
	return ReadJSON(bytes.NewReader(data))
}

// ReadJSON reads a report that was written as json. Members that this version
// does not know are ignored, as the contract may grow; another version of the
// contract is an error, and so is everything that is no report. Errors name the
// line.
func ReadJSON(r io.Reader) (*debt.Report, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, inLine(data, err)
	}
	if err := checkSchema(head.Schema); err != nil {
		return nil, err
	}
	var report debt.Report
	if err := json.Unmarshal(data, &report); err != nil {
		return nil, inLine(data, err)
	}
	report = canonical(&report)
	return &report, nil
}

// checkSchema reports whether this version of debtscan reads a contract.
func checkSchema(name string) error {
	switch name {
	case debt.ReportSchema:
		return nil
	case "":
		return errors.New(`no "schema": this is not a report of debtscan; write one with debtscan scan -o json=FILE`)
	}
	return fmt.Errorf("schema %.100q: this version of debtscan reads %s; render it with the version that wrote it", name, debt.ReportSchema)
}

// inLine adds to an error of the decoder where in the document it is.
func inLine(data []byte, err error) error {
	offset := int64(len(data))
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		offset = syntax.Offset
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		offset = wrong.Offset
		err = fmt.Errorf("%s: expected %s, got %s", wrong.Field, wrong.Type, wrong.Value)
	}
	line := 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
	return fmt.Errorf("line %d: %w; expected a report of debtscan scan -o json=FILE", line, err)
}
