package shell

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// longestTemplate is how many bytes of a word that is not known are kept. Paths
// are shorter.
const longestTemplate = 300

// template is a word that is not known as it is written, without its quotes:
// variables as "${NAME}", expressions of a pipeline as they stand. It is empty
// when the word says more than that, such as a substitution or a pattern of a
// variable.
func (w *walker) template(arg *syntax.Word) string {
	if int(arg.End().Offset())-int(arg.Pos().Offset()) > longestTemplate {
		return ""
	}
	var out strings.Builder
	for _, part := range arg.Parts {
		if !w.templatePart(&out, part) {
			return ""
		}
	}
	return out.String()
}

func (w *walker) templatePart(out *strings.Builder, part syntax.WordPart) bool {
	switch part := part.(type) {
	case *syntax.Lit:
		return w.templateText(out, int(part.Pos().Offset()), int(part.End().Offset()))
	case *syntax.SglQuoted:
		return !part.Dollar && w.templateText(out, int(part.Left.Offset())+1, int(part.Right.Offset()))
	case *syntax.DblQuoted:
		for _, inner := range part.Parts {
			if !w.templatePart(out, inner) {
				return false
			}
		}
		return !part.Dollar
	case *syntax.ParamExp:
		return w.templateVariable(out, part)
	}
	return false
}

// templateText writes literal text, with the expressions that were blanked out
// of it.
func (w *walker) templateText(out *strings.Builder, start, end int) bool {
	text := w.original[start:end]
	if strings.ContainsAny(w.text[start:end], "\\\n$`*?[{") {
		return false
	}
	out.WriteString(text)
	return true
}

// templateVariable writes a plain mention of a variable, or what it is known to
// be. "$@" and the like may be any number of words.
func (w *walker) templateVariable(out *strings.Builder, p *syntax.ParamExp) bool {
	plain := p.Param != nil && !p.Excl && !p.Length && !p.Width && p.Index == nil && p.Slice == nil && p.Repl == nil && p.Exp == nil && p.Names == 0
	if !plain {
		return false
	}
	name := p.Param.Value
	if _, err := strconv.Atoi(name); err != nil && !isName(name) {
		return false
	}
	value, own := w.variables[name]
	if own && value == "" {
		return false
	}
	if !own {
		value = "${" + name + "}"
	}
	out.WriteString(value)
	return true
}

// assigned notes every variable that a script sets, so that a mention of it is
// not taken for one of the environment. Its value is kept where the script sets
// it once, at its top level.
func (w *walker) assigned(file *syntax.File) {
	once := map[string]*syntax.Assign{}
	for _, s := range file.Stmts {
		if call, ok := s.Cmd.(*syntax.CallExpr); ok && len(call.Args) == 0 {
			for _, a := range call.Assigns {
				once[a.Name.Value] = a
			}
		}
	}
	times := map[string]int{}
	syntax.Walk(file, func(n syntax.Node) bool {
		for _, name := range namesSet(n) {
			times[name]++
			w.variables[name] = ""
		}
		return true
	})
	for _, name := range slices.Sorted(maps.Keys(once)) {
		if a := once[name]; times[name] == 1 && !a.Append && a.Value != nil && a.Array == nil && a.Index == nil {
			w.variables[name] = w.template(a.Value)
		}
	}
}

// namesSet are the variables that one node of a script sets.
func namesSet(n syntax.Node) []string {
	switch n := n.(type) {
	case *syntax.CallExpr:
		if len(n.Args) > 0 {
			return namesRead(n.Args)
		}
		return assignNames(n.Assigns)
	case *syntax.DeclClause:
		return assignNames(n.Args)
	case *syntax.WordIter:
		return []string{n.Name.Value}
	case *syntax.ParamExp:
		if n.Param != nil && n.Exp != nil && (n.Exp.Op == syntax.AssignUnset || n.Exp.Op == syntax.AssignUnsetOrNull) {
			return []string{n.Param.Value}
		}
	}
	return nil
}

func assignNames(assigns []*syntax.Assign) []string {
	var names []string
	for _, a := range assigns {
		if a.Name != nil {
			names = append(names, a.Name.Value)
		}
	}
	return names
}

// namesRead are the variables that a program of the shell fills. "shift" and
// "set --" change the arguments.
func namesRead(args []*syntax.Word) []string {
	var names []string
	program := args[0].Lit()
	if program == "shift" || program == "set" && slices.ContainsFunc(args, func(w *syntax.Word) bool { return w.Lit() == "--" }) {
		return []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}
	}
	if slices.Contains([]string{"read", "mapfile", "readarray", "getopts", "printf", "unset", "let"}, program) {
		for _, arg := range args[1:] {
			if name := arg.Lit(); isName(name) {
				names = append(names, name)
			}
		}
	}
	return names
}
