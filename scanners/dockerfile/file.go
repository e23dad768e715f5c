package dockerfile

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// maxObjections is the number of objections to one file that are listed. A file
// that has more is hardly a Dockerfile.
const maxObjections = 20

// file turns a document into facts.
type file struct {
	unit   debt.Unit
	doc    document
	stages []stage
	of     []int // the stage of each statement, by place; -1 before the first FROM
	used   map[string]int
}

// stage is one FROM and what follows it.
type stage struct {
	label string // its name in lower case, as builds compare it; its index when it has none of its own
	from  string // what it builds on, as written
	name  string // lower case, "" when it has none
}

func newFile(unit debt.Unit, doc document) *file {
	f := &file{unit: unit, doc: doc, used: map[string]int{}}
	names := regexp.MustCompile(`^[a-z][a-z0-9-_.]*$`)
	labels := map[string]bool{}
	for _, s := range doc.statements {
		if s.keyword == "FROM" {
			next := stageOf(s, names)
			next.label = next.name
			if next.name == "" || labels[next.name] {
				next.label = strconv.Itoa(len(f.stages))
			}
			labels[next.label] = true
			f.stages = append(f.stages, next)
		}
		f.of = append(f.of, len(f.stages)-1)
	}
	return f
}

// stageOf reads a FROM instruction. A name that a build would refuse is none.
func stageOf(s statement, names *regexp.Regexp) stage {
	words := s.words()
	if len(words) == 0 {
		return stage{}
	}
	st := stage{from: words[0]}
	if len(words) == 3 && strings.EqualFold(words[1], "as") {
		if name := strings.ToLower(words[2]); names.MatchString(name) {
			st.name = name
		}
	}
	return st
}

// stageNamed reports whether some stage has the name, which builds compare
// without regard to case.
func stageNamed(stages []stage, name string) bool {
	for _, s := range stages {
		if s.name != "" && strings.EqualFold(s.name, name) {
			return true
		}
	}
	return false
}

func (f *file) facts() debt.Facts {
	facts := debt.Facts{Instruction: f.instructions(), Pin: f.pins(), State: f.volumes()}
	facts.Command, facts.Unread = f.commands(facts.Instruction)
	partial := len(facts.Instruction) > 0
	for i, o := range f.doc.objections {
		if i == maxObjections {
			reason := fmt.Sprintf("the Dockerfile parser objects to %d more instructions", len(f.doc.objections)-i)
			facts.Unread = append(facts.Unread, f.unread(o.line, reason, partial))
			break
		}
		facts.Unread = append(facts.Unread, f.unread(o.line, o.reason, partial))
	}
	if f.doc.cut > 0 {
		reason := fmt.Sprintf("it has more than %d instructions; the rest is not read", maxStatements)
		facts.Unread = append(facts.Unread, f.unread(f.doc.cut, reason, partial))
	}
	if len(f.stages) == 0 {
		facts.Unread = append(facts.Unread, f.unread(0, "it has no FROM instruction", partial))
	}
	return facts
}

func (f *file) unread(line int, reason string, partial bool) debt.Unread {
	return debt.Unread{Path: f.unit.Path, Unit: f.unit.ID, Scanner: name, Line: line, Reason: reason, Partial: partial}
}

func (f *file) at(s statement) debt.At {
	return debt.At{
		Unit:     f.unit.ID,
		Location: debt.Location{Path: f.unit.Path, Line: s.first, EndLine: s.last},
		Read:     s.read,
	}
}

// scope names the part of the file that the statement at place i is in.
func (f *file) scope(i int) string {
	if f.of[i] < 0 {
		return "global"
	}
	return "stage:" + f.stages[f.of[i]].label
}

// final reports whether the statement at place i is of the last stage, the one
// that a plain build produces.
func (f *file) final(i int) bool { return f.of[i] >= 0 && f.of[i] == len(f.stages)-1 }

// id makes an ID of this unit, with an ordinal where the same base comes again.
func (f *file) id(base string) string {
	f.used[base]++
	if n := f.used[base]; n > 1 {
		return fmt.Sprintf("%s#%s~%d", f.unit.ID, base, n)
	}
	return f.unit.ID + "#" + base
}

// volumes lists the paths that the final stage declares as volumes. What backs
// them is decided when a container is run, so their durability is not known.
func (f *file) volumes() []debt.State {
	var states []debt.State
	for i, s := range f.doc.statements {
		if s.keyword != "VOLUME" || !f.final(i) || s.node == nil {
			continue
		}
		for _, path := range s.words() {
			state := debt.State{
				ID: f.id("volume:" + path), Unit: f.unit.ID, Kind: "volume", Name: path,
				Durability: debt.DurabilityUnknown, Values: debt.Values{Attrs: map[string]any{}}, At: f.at(s),
			}
			if strings.Contains(path, "$") {
				state.Unsure = []string{"name"}
			}
			states = append(states, state)
		}
	}
	return states
}
