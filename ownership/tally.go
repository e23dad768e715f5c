package ownership

import (
	"cmp"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// undecided is the place of no line.
const undecided = -1

// tally counts while paths go by.
type tally struct {
	of      File
	decided map[string]int  // place of the deciding line, by path
	seen    map[string]bool // files of units that are counted in infra
	files   debt.OwnerCounts
	infra   debt.OwnerCounts
	matches []int
	decides []int
	taker   []int // place of the one line that decides every match so far
	buffer  []int
	reads   *reader
}

// Values of tally.taker that are not a place.
const (
	takerNone    = -1 // no match yet
	takerSeveral = -2 // different lines decide its matches
)

func newTally(file File) *tally {
	t := &tally{
		of:      file,
		reads:   file.index.reader(),
		decided: map[string]int{},
		seen:    map[string]bool{},
		matches: make([]int, len(file.Lines)),
		decides: make([]int, len(file.Lines)),
		taker:   make([]int, len(file.Lines)),
	}
	for i := range t.taker {
		t.taker[i] = takerNone
	}
	return t
}

// path counts one file of the repository.
func (t *tally) path(path string) {
	t.buffer = t.reads.all(path, t.buffer[:0])
	decider := undecided
	if len(t.buffer) > 0 {
		decider = t.buffer[len(t.buffer)-1]
		t.decides[decider]++
	}
	for _, i := range t.buffer {
		t.matches[i]++
		switch t.taker[i] {
		case takerNone, decider:
			t.taker[i] = decider
		default:
			t.taker[i] = takerSeveral
		}
	}
	t.decided[path] = decider
	t.files.Add(t.status(decider))
}

// decider is the place of the line that decides path, whether or not path was
// counted.
func (t *tally) decider(path string) int {
	if i, ok := t.decided[path]; ok {
		return i
	}
	if t.buffer = t.reads.all(path, t.buffer[:0]); len(t.buffer) > 0 {
		return t.buffer[len(t.buffer)-1]
	}
	return undecided
}

func (t *tally) status(i int) debt.OwnerStatus {
	if i == undecided {
		return debt.Unmatched
	}
	return t.of.Lines[i].status()
}

// unit says who owns a unit: the line that decides most of its files.
func (t *tally) unit(unit debt.Unit) debt.UnitOwner {
	owner := debt.UnitOwner{Unit: unit.ID, At: unit.At}
	votes := map[int]int{}
	for _, path := range unit.Files {
		i := t.decider(path)
		votes[i]++
		owner.Files.Add(t.status(i))
		if !t.seen[path] {
			t.seen[path] = true
			t.infra.Add(t.status(i))
		}
	}
	winner := t.elect(votes)
	owner.Status = t.status(winner)
	if winner != undecided {
		line := t.of.Lines[winner]
		owner.Owners, owner.Source, owner.Line = line.Owners, t.of.Path, line.Number
	}
	return owner
}

// elect returns the line with the most votes. A tie goes to the least specific
// status, so that a unit never looks better owned than it is, and then to the
// line that comes first.
func (t *tally) elect(votes map[int]int) int {
	places := make([]int, 0, len(votes))
	for i := range votes {
		places = append(places, i)
	}
	if len(places) == 0 {
		return undecided
	}
	return slices.MinFunc(places, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(votes[b], votes[a]),
			cmp.Compare(specificity(t.status(a)), specificity(t.status(b))),
			cmp.Compare(a, b),
		)
	})
}

// specificity orders the statuses by how much is said about an owner.
func specificity(s debt.OwnerStatus) int {
	return slices.Index([]debt.OwnerStatus{debt.Unmatched, debt.Unowned, debt.OwnedCatchAll, debt.OwnedSpecific}, s)
}
