package shell

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Limits of one file's scripts together.
const (
	maxCommands = 10_000
	maxTotal    = 2 << 20 // bytes; a YAML file may repeat a script by aliases
)

// Reader reads the scripts of one file, within limits that they share.
type Reader struct {
	commands int // found so far
	bytes    int // read so far
}

// NewReader returns a Reader for the scripts of one file.
func NewReader() *Reader { return &Reader{} }

// Owner is the row whose script is read. Its fields go into every Command.
type Owner struct {
	Unit   string
	Path   string // of the file
	Origin string // "step", "instruction"
	ID     string // of the row
	Job    string // ID of the step's job
	Stage  string // of the instruction
	Read   debt.Read
}

// Script is a text that a shell runs.
type Script struct {
	Text    string
	Dialect Dialect
	Masks   []Mask // what in Text is not shell
	Owner   Owner
	// Place is where an offset of Text stands in the owner's file: its line,
	// and its column in bytes or 0 when that cannot be told.
	Place func(offset int) (line, column int)
}

// Result is what came of a script.
type Result struct {
	Commands []debt.Command
	Status   debt.ScriptStatus
	Problem  *debt.Unread // why not everything was read; the scanner is left to the caller
}

// Read reads a script into its commands.
func (r *Reader) Read(s Script) Result {
	if strings.TrimSpace(s.Text) == "" {
		return Result{}
	}
	if s.Dialect == Foreign {
		return Result{Status: debt.ScriptForeign}
	}
	if r.bytes += len(s.Text); r.bytes > maxTotal {
		reason := fmt.Sprintf("its scripts have more than %d MiB together; the rest is not read", maxTotal>>20)
		return Result{Status: debt.ScriptUnread, Problem: s.unread(Problem{0, reason})}
	}
	text, spans := blank(s.Text, s.Masks)
	file, problem := parse(text, s.Dialect)
	if problem != nil {
		return Result{Status: debt.ScriptUnread, Problem: s.unread(*problem)}
	}
	w := newWalker(text, s.Text, spans, maxCommands-r.commands)
	w.script(file, context{})
	return r.result(s, w)
}

// Exec reads the words of an instruction in exec form, which are all known.
// Text, Dialect and Masks of s do not count.
func (r *Reader) Exec(words []string, s Script) Result {
	if len(words) == 0 {
		return Result{}
	}
	list := make([]word, 0, len(words))
	for _, text := range words {
		list = append(list, word{value: text, known: true, plain: true})
	}
	via, rest, known := unwrap(list)
	if strings.HasPrefix(rest[0].value, "-") {
		known = false // arguments for a program that another image names
	}
	w := newWalker("", "", nil, maxCommands-r.commands)
	w.add(found{context: context{via: via}, words: rest, known: known})
	return r.result(s, w)
}

func (r *Reader) result(s Script, w *walker) Result {
	r.commands += len(w.found)
	result := Result{Status: debt.ScriptRead, Commands: s.rows(w)}
	if w.problem != nil {
		result.Status, result.Problem = debt.ScriptUnread, s.unread(*w.problem)
	}
	return result
}

func (s Script) unread(p Problem) *debt.Unread {
	line, _ := s.Place(p.Offset)
	return &debt.Unread{Path: s.Owner.Path, Unit: s.Owner.Unit, Line: line, Reason: p.Reason, Partial: true}
}

// rows turns what a walker found into rows in the order of the script.
func (s Script) rows(w *walker) []debt.Command {
	slices.SortStableFunc(w.found, func(a, b found) int { return a.start - b.start })
	rows := make([]debt.Command, 0, len(w.found))
	for i, f := range w.found {
		if w.functions[f.name()] && !slices.Contains(f.via, "command") {
			f.known = false
		}
		if f.until != "" && w.timed(f.function) {
			f.until = ""
		}
		row := s.Owner.row(f, i)
		row.At.Line, row.At.Column = s.Place(f.start)
		row.At.EndLine, _ = s.Place(max(f.start, f.end-1))
		if w.masked(f.start, f.end) && row.At.Read == debt.Parsed {
			row.At.Read = debt.Masked
		}
		rows = append(rows, row)
	}
	return rows
}

// row describes a command; where it stands is left to the caller.
func (o Owner) row(f found, place int) debt.Command {
	argv, complete := f.argv()
	row := debt.Command{
		ID:   fmt.Sprintf("%s/command:%d", o.ID, place),
		Unit: o.Unit, Origin: o.Origin, Owner: o.ID, Job: o.Job, Stage: o.Stage,
		Name: f.name(), Argv: argv, Flags: f.flags(), FlagsKnown: f.flagsKnown(), Via: f.via,
		Pipe: f.pipe, Into: f.into, Function: f.function, Loop: f.loop, Until: f.until, Condition: f.condition,
		Negated: f.negated, Background: f.background, Subshell: f.subshell, Tolerated: f.tolerated,
		At: debt.At{Unit: o.Unit, Location: debt.Location{Path: o.Path}, Read: o.Read},
	}
	if row.Name == "" {
		row.Unsure = append(row.Unsure, "name")
	}
	if !complete {
		row.Unsure = append(row.Unsure, "argv")
		row.Alternatives = f.templates(o.Origin)
	}
	return row
}
