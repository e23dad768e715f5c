package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// input is a report made ready to be compared with the ledger.
type input struct {
	report *debt.Report
	opts   IngestOptions
	asOf   int64
	data   string // digest of the tables
	found  []*seen
	scope  scope
}

// seen is a finding of the report, as the ledger would keep it.
type seen struct {
	fingerprint, rule, name, family, unit string
	path                                  string
	line                                  int
	state, severity                       uint8
	principal, interest                   int32
	owners                                string // a JSON list, sorted
	text                                  text
	digest                                int64 // of text
}

// text is what a finding says, kept once for as long as it stays the same.
type text struct {
	key, message, confidence, until string // key is a JSON list
	introduced                      *int64
}

// digest tells texts apart. 64 bits do: it is compared with one other text only.
func (t text) digest() int64 {
	h := sha256.New()
	introduced := "unknown"
	if t.introduced != nil {
		introduced = strconv.FormatInt(*t.introduced, 10)
	}
	for _, part := range []string{t.key, t.message, t.confidence, t.until, introduced} {
		_, _ = io.WriteString(h, strconv.Itoa(len(part))+":"+part) // a hash takes every byte
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)))
}

// most is the highest number of minutes or tenths of interest that is kept.
const most = 1 << 30

// prepare checks a report and lays its findings out.
func prepare(report *debt.Report, o IngestOptions) (*input, error) {
	if report.Schema != debt.ReportSchema {
		return nil, fmt.Errorf("the report has the schema %q, and the ledger takes %q; scan again with this debtscan", report.Schema, debt.ReportSchema)
	}
	asOf, err := time.Parse(time.RFC3339, report.AsOf)
	if err != nil {
		return nil, fmt.Errorf("the report's as_of is no time: %w; scan again", err)
	}
	in := &input{report: report, opts: o, asOf: asOf.Unix(), scope: newScope(report, o)}
	if report.Data != nil {
		in.data = report.Data.Digest
	}
	masker := newMasker(o.Pseudonym)
	for _, f := range report.Findings {
		if err := in.add(f, stateOpen, "", masker); err != nil {
			return nil, err
		}
	}
	for _, f := range report.Suppressed {
		if err := in.add(f.Finding, stateAccepted, f.Until, masker); err != nil {
			return nil, err
		}
	}
	if err := in.unique(); err != nil {
		return nil, err
	}
	return in, nil
}

func (in *input) add(f debt.Finding, state uint8, until string, m masker) error {
	severity, err := severityCode(f)
	if err != nil {
		return err
	}
	introduced, err := seconds(f.IntroducedAt)
	if err != nil {
		return fmt.Errorf("introduced_at of finding %s of %s: %w", f.Fingerprint, f.Rule, err)
	}
	owners := m.list(f.Owners)
	slices.Sort(owners)
	s := &seen{
		fingerprint: f.Fingerprint, rule: f.Rule, name: f.Name, family: f.Family, unit: f.Unit,
		path: f.Path, line: max(f.Line, 0), state: state, severity: severity,
		principal: int32(min(max(f.PrincipalMinutes, 0), most)), interest: int32(min(max(math.Round(f.Interest*10), 0), most)),
		owners: list(slices.Compact(owners)),
		text: text{
			key: list(m.list(f.Key)), message: m.text(f.Message), confidence: string(f.Confidence),
			until: until, introduced: introduced,
		},
	}
	s.digest = s.text.digest()
	in.found = append(in.found, s)
	return nil
}

// unique puts the findings in order and refuses two with one fingerprint: they
// could not be told apart tomorrow.
func (in *input) unique() error {
	slices.SortFunc(in.found, func(a, b *seen) int { return strings.Compare(a.fingerprint, b.fingerprint) })
	for i, s := range in.found {
		if s.fingerprint == "" || (i > 0 && in.found[i-1].fingerprint == s.fingerprint) {
			return fmt.Errorf("the report has two findings with the fingerprint %q, or one without; scan again", s.fingerprint)
		}
	}
	return nil
}

func list(texts []string) string {
	b, _ := json.Marshal(texts) // strings always can be
	return string(b)
}

func seconds(timestamp string) (*int64, error) {
	if timestamp == "" {
		return nil, nil //nolint:nilnil // no time is no mistake: it is not known
	}
	t, err := time.Parse(time.RFC3339, timestamp)
	if err != nil {
		return nil, err
	}
	s := t.Unix()
	return &s, nil
}

// digest is of everything that decides what the run changes in the ledger: two
// runs with one digest are one run.
func (in *input) digest() []byte {
	h := sha256.New()
	add := func(parts ...string) {
		for _, part := range parts {
			_, _ = io.WriteString(h, strconv.Itoa(len(part))+":"+part) // a hash takes every byte
		}
	}
	r := in.report
	add(r.Repository.Commit, r.Repository.Branch, r.Repository.History, r.Rules.Digest, in.data, in.opts.Config, strconv.FormatInt(in.asOf, 10))
	for _, u := range r.Units {
		add("unit", u.ID, u.FactsDigest)
	}
	for _, unit := range in.opts.Only {
		add("only", unit)
	}
	for _, f := range r.Failed {
		add("failed", f.Rule)
	}
	for _, u := range r.Unread {
		add("unread", u.Path, u.Unit)
	}
	for _, f := range in.found {
		add("finding", f.fingerprint, stateName(f.state))
	}
	return h.Sum(nil)
}
