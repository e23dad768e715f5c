package dockerfile

import (
	"slices"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

// commands reads what the instructions run, and notes in rows how that went.
// Rows and statements have the same places.
func (f *file) commands(rows []debt.Instruction) ([]debt.Command, []debt.Unread) {
	var commands []debt.Command
	var unread []debt.Unread
	scripts := shell.NewReader()
	shells := f.shells()
	for i, s := range f.doc.statements {
		node := runs(s)
		if node == nil || f.ignored(i, rows) {
			continue
		}
		result := f.read(scripts, s, node, rows[i], shells[i])
		rows[i].Script = result.Status
		commands = append(commands, result.Commands...)
		if result.Problem != nil {
			result.Problem.Scanner = name
			unread = append(unread, *result.Problem)
		}
	}
	return commands, unread
}

// runs is the node of a statement that runs something, that behind ONBUILD too.
func runs(s statement) *parser.Node {
	if s.node == nil {
		return nil
	}
	node := s.node
	if trigger := triggered(node); trigger != nil {
		node = trigger
	}
	if form(node) == "" || strings.EqualFold(node.Value, "SHELL") {
		return nil
	}
	return node
}

// ignored reports whether the statement at place i only has arguments: a CMD in
// exec form does where its stage has an ENTRYPOINT.
func (f *file) ignored(i int, rows []debt.Instruction) bool {
	if rows[i].Keyword != "CMD" || rows[i].Form != "exec" {
		return false
	}
	return slices.ContainsFunc(rows, func(other debt.Instruction) bool {
		return other.Keyword == "ENTRYPOINT" && other.Stage == rows[i].Stage
	})
}

func (f *file) read(scripts *shell.Reader, s statement, node *parser.Node, row debt.Instruction, dialect shell.Dialect) shell.Result {
	script := shell.Script{
		Dialect: dialect,
		Owner: shell.Owner{
			Unit: f.unit.ID, Path: f.unit.Path, Origin: "instruction", ID: row.ID, Stage: row.Stage, Read: s.read,
		},
		Place: func(int) (line, column int) { return s.first, 0 },
	}
	words := values(node)
	if strings.EqualFold(node.Value, "HEALTHCHECK") && len(words) > 0 {
		words = words[1:] // CMD
	}
	if form(node) == "exec" {
		result := scripts.Exec(words, script)
		for i := range result.Commands {
			result.Commands[i].At.EndLine = s.last
		}
		return result
	}
	text := f.script(s, strings.Join(words, " "))
	script.Text, script.Place = text.text, text.place
	if line := shell.Shebang(script.Text); text.document && line != "" {
		script.Dialect = shell.DialectOf(line)
	}
	return scripts.Read(script)
}

// shells lists the language of the shell form at every statement. SHELL changes
// it for the rest of its stage and for the stages built on that.
func (f *file) shells() []shell.Dialect {
	usual := shell.POSIX
	if f.doc.escape == '`' { // which Dockerfiles for Windows set
		usual = shell.Foreign
	}
	current := usual
	all := make([]shell.Dialect, len(f.doc.statements))
	after := map[string]shell.Dialect{} // by name of the stage
	for i, s := range f.doc.statements {
		switch s.keyword {
		case "FROM":
			from := f.stages[f.of[i]].from
			inherited, ok := after[strings.ToLower(from)]
			switch {
			case ok:
				current = inherited
			case isWindows(from):
				current = shell.Foreign
			default:
				current = usual
			}
		case "SHELL":
			current = shell.DialectOf(strings.Join(s.words(), " "))
		}
		all[i] = current
		if f.of[i] >= 0 {
			after[f.stages[f.of[i]].label] = current
		}
	}
	return all
}

// isWindows reports whether an image is Windows by its name.
func isWindows(image string) bool {
	image = strings.ToLower(image)
	return slices.ContainsFunc([]string{"windows", "nanoserver", "servercore"}, func(part string) bool {
		return strings.Contains(image, part)
	})
}
