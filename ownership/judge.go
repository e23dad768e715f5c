package ownership

import (
	"fmt"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// judge is a GradeInput, ready to be looked things up in.
type judge struct {
	in      GradeInput
	limits  Thresholds
	units   map[string]debt.Unit
	owners  map[string]debt.UnitOwner
	changes map[string]debt.Change
	claims  map[string][]Claim
	flaws   flaws           // lines of CODEOWNERS that do not do what they say
	names   map[string]bool // owners that CODEOWNERS or the roster know, as sameName writes them
	live    int             // units that somebody has to own
}

func newJudge(in GradeInput) *judge {
	j := &judge{
		in: in, limits: in.Limits.withDefaults(),
		units: map[string]debt.Unit{}, owners: map[string]debt.UnitOwner{},
		changes: map[string]debt.Change{}, claims: map[string][]Claim{},
		flaws: newFlaws(in.Declared), names: map[string]bool{},
	}
	for _, u := range in.Units {
		j.units[u.ID] = u
		if innocent(u) == "" {
			j.live++
		}
	}
	for _, o := range in.Declared.Units {
		j.owners[o.Unit] = o
	}
	for _, c := range in.Changes {
		j.changes[c.Unit] = c
	}
	for _, c := range in.Claims {
		j.claims[c.Unit] = append(j.claims[c.Unit], c)
	}
	j.learnNames()
	return j
}

// learnNames notes who is an owner somewhere, so that a name in a tag can be
// told from words that merely stand there.
func (j *judge) learnNames() {
	for _, line := range j.in.Declared.Lines {
		for _, owner := range line.Owners {
			j.names[sameName(owner)] = line.Valid || j.names[sameName(owner)]
		}
	}
	for _, team := range j.in.Roster.teamNames() {
		j.names[sameName(team)] = true
	}
}

// innocent says what kind of unit nobody has to own, or nothing. Code that
// nothing calls and inputs of generators are not innocent: somebody keeps them.
func innocent(u debt.Unit) string {
	switch {
	case u.At.Context == debt.Example || u.Role == debt.RoleExample:
		return "an example"
	case u.At.Context == debt.Test || u.Role == debt.RoleTest:
		return "a test"
	case u.At.Context == debt.Vendored:
		return "somebody else's code"
	case u.At.Context == debt.Sandbox:
		return "a sandbox"
	}
	return ""
}

// answer is a Signal that is being put together.
type answer struct {
	value    debt.Answer
	evidence string
}

func yes(format string, args ...any) answer {
	return answer{debt.AnswerTrue, fmt.Sprintf(format, args...)}
}

func no(format string, args ...any) answer {
	return answer{debt.AnswerFalse, fmt.Sprintf(format, args...)}
}

func unknown(format string, args ...any) answer {
	return answer{debt.AnswerUnknown, fmt.Sprintf(format, args...)}
}

func (a answer) yes() bool   { return a.value == debt.AnswerTrue }
func (a answer) no() bool    { return a.value == debt.AnswerFalse }
func (a answer) known() bool { return a.yes() || a.no() }

// age reads a date of history and says how long ago it was.
func (j *judge) age(date string) (time.Duration, bool) {
	when, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return 0, false
	}
	return j.in.Now.Sub(when), true
}

// ago writes a date of history down: "2023-05-01 (712 days ago)".
func (j *judge) ago(date string) string {
	age, ok := j.age(date)
	if !ok {
		return "a day that is not known"
	}
	return fmt.Sprintf("%s (%s ago)", date[:len(time.DateOnly)], count(days(age), "day"))
}

// days are whole days of a duration.
func days(d time.Duration) int { return int(d / day) }

// count writes a number with its noun: "1 day", "2 days".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// place writes down where something stands: "infra/main.tf:12".
func place(at debt.At) string {
	if at.Line == 0 {
		return at.Path
	}
	return fmt.Sprintf("%s:%d", at.Path, at.Line)
}
