package githubactions

import (
	"fmt"
	"slices"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/comment"
	"github.com/debtscan/debtscan/scanners/internal/shell"
	"github.com/debtscan/debtscan/scanners/internal/yamlnode"
)

// reader gathers the facts of one file.
type reader struct {
	id    string // of the unit
	path  string
	facts debt.Facts
	pins  map[string]int // how often each pin ID was asked for

	alternatives int // how many were given
	scripts      *shell.Reader
	markers      *comment.Finder
}

func newReader(unit debt.Unit) *reader {
	return &reader{id: unit.ID, path: unit.Path, pins: map[string]int{}, scripts: shell.NewReader(), markers: comment.NewFinder(unit.ID)}
}

func (r *reader) rowID(name string) string { return r.id + "#" + name }

// workflowID is the ID of the file's one Workflow row.
func (r *reader) workflowID() string { return r.rowID("workflow") }

func (r *reader) at(l debt.Location) debt.At {
	return debt.At{Unit: r.id, Location: l, Read: debt.Parsed}
}

func (r *reader) atNode(n yamlnode.Node) debt.At { return r.at(n.Location(r.path)) }
func (r *reader) atPair(p yamlnode.Pair) debt.At { return r.at(p.Location(r.path)) }

func (r *reader) unread(rows ...debt.Unread) {
	for _, row := range rows {
		row.Unit, row.Scanner = r.id, system
		r.facts.Unread = append(r.facts.Unread, row)
	}
}

// skipped reports a part of the file that is not what GitHub expects there.
func (r *reader) skipped(line int, format string, args ...any) {
	r.unread(debt.Unread{Path: r.path, Line: line, Reason: fmt.Sprintf(format, args...), Partial: true})
}

// pin adds a pin. GitHub's keys are free of slashes, so that IDs differ; those
// of an invalid file are told apart by number.
func (r *reader) pin(id string, pin debt.Pin) {
	r.pins[id]++
	if n := r.pins[id]; n > 1 {
		id = fmt.Sprintf("%s~%d", id, n)
	}
	pin.ID, pin.Unit = r.rowID("pin:"+id), r.id
	r.facts.Pin = append(r.facts.Pin, pin)
}

// mergeKey reports the first "<<" below n. GitHub knows aliases and refuses
// merge keys, so what one would bring in is in no fact.
func (r *reader) mergeKey(n yamlnode.Node) bool {
	for pair := range n.Pairs() {
		if pair.Key.Text() == "<<" {
			r.skipped(pair.Key.Line(), "GitHub refuses the merge key <<; what it names is not read")
			return true
		}
		if r.mergeKey(pair.Value) {
			return true
		}
	}
	return slices.ContainsFunc(n.Items(), r.mergeKey)
}
