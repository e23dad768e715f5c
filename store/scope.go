package store

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// fullHistory is the word of a report for a history that is all there.
const fullHistory = "full"

// scope is how far a run looked. Only what it looked at can be gone.
type scope struct {
	only      map[string]bool // nil for the whole repository
	units     map[string]bool // that are there
	evaluated map[string]string
	failed    map[string]bool
	history   map[string]bool // rules that need it
	whole     bool            // the history is
	excluded  func(path string) bool
	blind     blindness
}

func newScope(r *debt.Report, o IngestOptions) scope {
	s := scope{
		units: map[string]bool{}, evaluated: map[string]string{}, failed: map[string]bool{}, history: map[string]bool{},
		whole: r.Repository.History == fullHistory && !r.Repository.Shallow, excluded: o.Excluded, blind: newBlindness(r.Unread),
	}
	if len(o.Only) > 0 {
		s.only = map[string]bool{}
	}
	for _, unit := range o.Only {
		s.only[unit] = true
	}
	for _, u := range r.Units {
		s.units[u.ID] = true
	}
	for _, e := range r.Evaluated {
		s.evaluated[e.Rule] = e.Digest
	}
	for _, f := range r.Failed {
		s.failed[f.Rule] = true
	}
	for _, rule := range o.NeedsHistory {
		s.history[rule] = true
	}
	return s
}

// partial reports whether the run looked at some units only.
func (s scope) partial() bool { return s.only != nil }

// sees reports whether the run looked at a unit, or would have if it were there.
func (s scope) sees(unit string) bool { return s.only == nil || s.only[unit] }

// has reports whether a unit is there. The repository always is.
func (s scope) has(unit string) bool {
	kind, _ := debt.SplitUnitID(unit)
	return kind == debt.Repository || s.units[unit]
}

// leavesOut reports whether the configuration excludes where a finding is.
func (s scope) leavesOut(unit, path string) bool {
	if s.excluded == nil {
		return false
	}
	if path == "" {
		_, path = debt.SplitUnitID(unit)
	}
	return s.excluded(path)
}

// blindness answers which units a run could not read whole.
type blindness struct {
	unread []debt.Unread
	paths  map[string]bool
	units  map[string]bool // answers given
}

func newBlindness(unread []debt.Unread) blindness {
	b := blindness{unread: unread, paths: map[string]bool{}, units: map[string]bool{}}
	for _, u := range unread {
		b.paths[u.Path] = true
	}
	return b
}

// hides reports whether something unread may hide a finding of a unit at a path.
func (b blindness) hides(unit, path string) bool {
	return len(b.unread) > 0 && (b.unit(unit) || (path != "" && b.paths[path]))
}

// unit reports whether anything of a unit was not read.
func (b blindness) unit(id string) bool {
	known, ok := b.units[id]
	if !ok {
		for _, u := range b.unread {
			known = known || covers(u, id)
		}
		b.units[id] = known
	}
	return known
}

// covers reports whether an unread file is one of a unit, or may be. A file
// that is said to be another unit's is not; the repository has every file.
func covers(u debt.Unread, unit string) bool {
	kind, path := debt.SplitUnitID(unit)
	switch {
	case kind == debt.Repository || u.Unit == unit || u.Path == path:
		return true
	case u.Unit != "":
		return false
	default:
		return within(u.Path, path) || within(path, u.Path)
	}
}

func within(path, folder string) bool {
	return folder == "." || path == folder || strings.HasPrefix(path, folder+"/")
}
