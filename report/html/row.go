package html

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// row is a finding as the page shows it. An empty text is not shown.
type row struct {
	Mark       int // place of the severity in debt.Severities; chooses shape and colour
	Severity   string
	Confidence string
	Rule       string
	Title      string // of the rule, or its name
	Family     string
	Message    string
	Place      string
	Unit       string
	Owners     []string
	Since      string
	Minutes    int
	Interest   float64

	Evidence    []pair
	Why         string // the rule's description
	Remediation string
	Context     string
	Factors     string
	Commit      string
	Cause       string
	Fingerprint string
	Accepted    string // why it was accepted; "" when it is open
}

const nobody = "nobody is named"

// newRow prepares f; rule may be nil when nothing is known about it.
func newRow(f debt.Finding, rule *debt.Rule) row {
	r := row{
		Mark:        mark(f.Severity),
		Severity:    visible(string(f.Severity)),
		Confidence:  visible(string(f.Confidence)),
		Rule:        visible(f.Rule),
		Title:       visible(strings.ReplaceAll(f.Name, "-", " ")),
		Family:      visible(f.Family),
		Message:     prose(f.Message),
		Place:       place(f.Unit, f.Path, f.Line),
		Unit:        visible(f.Unit),
		Owners:      visibles(f.Owners),
		Since:       day(f.IntroducedAt),
		Minutes:     max(0, f.PrincipalMinutes),
		Interest:    f.Interest,
		Evidence:    evidence(f.Evidence),
		Remediation: prose(f.Remediation),
		Context:     visible(string(f.Context)),
		Factors:     factors(f.Factors),
		Commit:      visible(f.IntroducedCommit),
		Cause:       visible(string(f.Cause)),
		Fingerprint: visible(f.Fingerprint),
	}
	if rule != nil {
		r.Title, r.Why = prose(rule.Title), prose(rule.Description)
	}
	return r
}

// mark is where s stands among the severities. What is none of them looks like
// the least of them, and keeps its word.
func mark(s debt.Severity) int {
	if i := slices.Index(debt.Severities(), s); i >= 0 {
		return i
	}
	return len(debt.Severities()) - 1
}

// Owner names all owners, or says that there is none.
func (r row) Owner() string { return ownerText(r.Owners) }

// FirstOwner names one owner and counts the others.
func (r row) FirstOwner() string { return firstOwner(r.Owners) }

// Work is how long it takes to repay; "" when that is not known.
func (r row) Work() string { return shortWork(r.Minutes) }

// InterestText is the interest as a table shows it.
func (r row) InterestText() string { return decimal(r.Interest) }

// Filter leads to this finding alone.
func (r row) Filter() string { return filter("id", r.Fingerprint) }

// UnitFilter leads to the findings of the unit.
func (r row) UnitFilter() string { return filter("unit", r.Unit) }

func ownerText(owners []string) string {
	if len(owners) == 0 {
		return nobody
	}
	return strings.Join(owners, ", ")
}

func firstOwner(owners []string) string {
	if len(owners) < 2 {
		return ownerText(owners)
	}
	return owners[0] + " +" + strconv.Itoa(len(owners)-1)
}

// filter is the part of a link that shows the findings whose field has value.
func filter(field, value string) string { return url.Values{field: {visible(value)}}.Encode() }

// place is a path and line, or the unit of what is about no file.
func place(unit, path string, line int) string {
	switch {
	case path == "":
		return visible(unit)
	case line == 0:
		return visible(path)
	}
	return visible(path) + ":" + strconv.Itoa(line)
}

func visibles(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, visible(t))
	}
	return out
}

// factors spells out what interest is the product of; "" when that was not
// recorded.
func factors(f debt.Factors) string {
	if f.Version == 0 {
		return ""
	}
	return fmt.Sprintf("severity %s × blast radius %s × churn %s × age %s × confidence %s",
		short(f.Severity), short(f.Blast), short(f.Churn), short(f.Age), short(f.Confidence))
}

// short writes f with at most two digits after the point.
func short(f float64) string {
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatFloat(f, 'f', 2, 64), "0"), ".")
}
