package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/debtscan/debtscan/debt"
)

// Types of lines of a run bundle, in the order they come in.
const (
	lineRun         = "run"
	lineUnit        = "unit"
	lineLink        = "link"
	lineFinding     = "finding"
	lineSuppressed  = "suppressed"
	lineSuppression = "suppression"
	lineEvaluated   = "evaluated"
	lineFailed      = "failed"
	lineUnread      = "unread"
	lineDependency  = "dependency"
	lineGrade       = "grade"
)

// runLine is the first line of a bundle: the report without its lists. Lines
// says how many follow, so that a bundle that was cut off is not taken for a
// smaller one.
type runLine struct {
	Schema     string        `json:"schema"`
	Lines      int           `json:"lines"`
	Tool       debt.Tool     `json:"tool"`
	Repository debt.RepoInfo `json:"repository"`
	AsOf       string        `json:"as_of"`
	Rules      debt.RuleSet  `json:"rules"`
	Data       *debt.DataSet `json:"data,omitempty"`
	Complete   bool          `json:"complete"`
	Coverage   debt.Coverage `json:"coverage"`
	Summary    debt.Summary  `json:"summary"`
	Ownership  *debt.Owned   `json:"ownership,omitempty"`
}

// bundleWriter writes the run bundle: the objects of the JSON report, one a
// line, so that they can be streamed, filtered and appended.
type bundleWriter struct{}

// Write implements Writer.
func (bundleWriter) Write(w io.Writer, r *debt.Report, _ Options) error {
	c := canonical(r)
	b := newBundle(w)
	b.line(lineRun, runLine{
		Schema: c.Schema, Lines: listed(&c), Tool: c.Tool, Repository: c.Repository, AsOf: c.AsOf, Rules: c.Rules,
		Data: c.Data, Complete: c.Complete, Coverage: c.Coverage, Summary: c.Summary, Ownership: c.Ownership,
	})
	addLines(b, lineUnit, c.Units)
	addLines(b, lineLink, c.Links)
	addLines(b, lineFinding, c.Findings)
	addLines(b, lineSuppressed, c.Suppressed)
	addLines(b, lineSuppression, c.Suppressions)
	addLines(b, lineEvaluated, c.Evaluated)
	addLines(b, lineFailed, c.Failed)
	addLines(b, lineUnread, c.Unread)
	addLines(b, lineDependency, c.Dependencies)
	addLines(b, lineGrade, c.Grades)
	return b.close()
}

// listed is how many rows the lists of r have.
func listed(r *debt.Report) int {
	return len(r.Units) + len(r.Links) + len(r.Findings) + len(r.Suppressed) + len(r.Suppressions) +
		len(r.Evaluated) + len(r.Failed) + len(r.Unread) + len(r.Dependencies) + len(r.Grades)
}

// bundle writes lines until one fails.
type bundle struct {
	out     *bufio.Writer
	buffer  *bytes.Buffer
	encoder *json.Encoder
	err     error
}

func newBundle(w io.Writer) *bundle {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	return &bundle{out: bufio.NewWriter(w), buffer: &buffer, encoder: encoder}
}

func addLines[T any](b *bundle, kind string, list []T) {
	for i := range list {
		b.line(kind, &list[i])
	}
}

// line writes value, an object with members, with its type before them.
func (b *bundle) line(kind string, value any) {
	if b.err != nil {
		return
	}
	b.buffer.Reset()
	if err := b.encoder.Encode(value); err != nil {
		b.err = fmt.Errorf("encode the %s line of the run bundle: %w", kind, err)
		return
	}
	object := spellOut(b.buffer.Bytes())
	_, _ = fmt.Fprintf(b.out, `{"type":%q,`, kind)
	_, _ = b.out.Write(object[1:]) // the error stays with the writer until it is flushed
}

func (b *bundle) close() error {
	if b.err != nil {
		return b.err
	}
	if err := b.out.Flush(); err != nil {
		return fmt.Errorf("write the run bundle: %w", err)
	}
	return nil
}
