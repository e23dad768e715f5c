package shell

import (
	"maps"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// maxCalls is through how many functions a loop's bound is followed.
const maxCalls = 5

// waiting returns c for the inside of a while or until loop. The loop's rounds
// are bounded by what is around it, or by what it does: it counts, it looks at
// the clock, it works off its input or a list, it follows a process, or it gives
// up. Doubt counts as a bound. A loop that never ends on purpose is a service, and waits
// for nothing.
func (w *walker) waiting(cmd *syntax.WhileClause, c context) context {
	loop := "while"
	if cmd.Until {
		loop = "until"
	}
	c = c.looped(loop)
	switch {
	case c.background, slices.Contains(c.via, "timeout"):
	case endless(cmd) && !leaves(cmd.Do, false):
	case w.bounded(cmd):
	default:
		c.until = w.excerpt(cmd.Cond)
	}
	return c
}

// bounded reports whether anything in a node may bound the rounds of a loop: its
// own means, or a function that has some. What declares a function runs nothing.
func (w *walker) bounded(node syntax.Node) bool {
	found := false
	syntax.Walk(node, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.FuncDecl:
			return false
		case *syntax.ArithmCmd, *syntax.ArithmExp, *syntax.LetClause:
			found = true
		case *syntax.ParamExp:
			found = found || counter(n)
		case *syntax.Assign:
			found = found || n.Append
		case *syntax.CallExpr:
			found = found || w.bounding(n)
		}
		return !found
	})
	return found
}

// counter reports whether a parameter changes by itself, or tells how much is
// left of a list.
func counter(p *syntax.ParamExp) bool {
	return p.Length || p.Param != nil &&
		slices.Contains([]string{"#", "SECONDS", "EPOCHSECONDS", "EPOCHREALTIME", "RANDOM"}, p.Param.Value)
}

// bounding reports whether a command counts, reads on, looks at the clock,
// follows a process or gives up, or is a function that may.
func (w *walker) bounding(cmd *syntax.CallExpr) bool {
	if len(cmd.Args) == 0 {
		return false
	}
	_, words, _ := unwrap(w.words(cmd.Args))
	name := base(words[0].value)
	switch name {
	case "kill":
		return len(words) > 1 && words[1].value == "-0"
	case "exit", "return": // it gives up
		return len(words) > 1 && words[1].value != "0"
	}
	return w.counting[name] || slices.Contains([]string{
		"read", "mapfile", "readarray", "getopts", "shift", "set", "eval", "source", ".", "wait",
		"date", "expr", "bc", "seq", "ps", "pgrep", "pidof", "jobs", "fuser", "lsof", "inotifywait",
	}, name)
}

// learn notes which functions of a script may bound a loop that calls them, by
// themselves or through each other.
func (w *walker) learn(file *syntax.File) {
	bodies := map[string]*syntax.Stmt{}
	syntax.Walk(file, func(n syntax.Node) bool {
		if f, ok := n.(*syntax.FuncDecl); ok && f.Name != nil && f.Body != nil {
			bodies[f.Name.Value] = f.Body
		}
		return true
	})
	names := slices.Sorted(maps.Keys(bodies))
	for range maxCalls {
		before := len(w.counting)
		for _, name := range names {
			if !w.counting[name] && w.bounded(bodies[name]) {
				w.counting[name] = true
			}
		}
		if len(w.counting) == before {
			return
		}
	}
}

// endless reports whether the condition of a loop always holds.
func endless(cmd *syntax.WhileClause) bool {
	if len(cmd.Cond) != 1 || cmd.Cond[0].Negated {
		return false
	}
	switch condition := cmd.Cond[0].Cmd.(type) {
	case *syntax.CallExpr:
		words := make([]string, 0, len(condition.Args))
		for _, arg := range condition.Args {
			words = append(words, arg.Lit())
		}
		always := []string{":", "true", "[ 1 ]", "[ true ]"}
		if cmd.Until {
			always = []string{"false"}
		}
		return len(words) > 0 && words[0] == "sleep" || slices.Contains(always, strings.Join(words, " "))
	case *syntax.TestClause:
		word, ok := condition.X.(*syntax.Word)
		return ok && !cmd.Until && word.Lit() != ""
	}
	return false
}

// leaves reports whether statements end the loop that they are the body of, other
// than by a failure. A break inside of another loop is that loop's.
func leaves(body []*syntax.Stmt, inner bool) bool {
	found := false
	for _, s := range body {
		syntax.Walk(s, func(n syntax.Node) bool {
			switch n := n.(type) {
			case *syntax.WhileClause:
				found = found || leaves(n.Do, true)
				return false
			case *syntax.ForClause:
				found = found || leaves(n.Do, true)
				return false
			case *syntax.CallExpr:
				found = found || leaving(n, inner)
			}
			return !found
		})
	}
	return found
}

// leaving reports whether a command leaves a loop, and not as a failure.
func leaving(cmd *syntax.CallExpr, inner bool) bool {
	if len(cmd.Args) == 0 {
		return false
	}
	switch cmd.Args[0].Lit() {
	case "break":
		return !inner
	case "return", "exit":
		return len(cmd.Args) == 1 || cmd.Args[1].Lit() == "0"
	}
	return false
}

// timed reports whether the script runs something with a limit of time that
// mentions a function.
func (w *walker) timed(function string) bool {
	return function != "" && slices.ContainsFunc(w.found, func(f found) bool {
		return slices.Contains(f.via, "timeout") && strings.Contains(w.text[f.start:max(f.start, min(f.end, len(w.text)))], function)
	})
}

// maxExcerpt is how much of a condition is kept, in bytes.
const maxExcerpt = 80

// excerpt is the text of statements in one line.
func (w *walker) excerpt(list []*syntax.Stmt) string {
	if len(list) == 0 {
		return ""
	}
	start, end := int(list[0].Pos().Offset()), int(list[len(list)-1].End().Offset())
	if start > end || end > len(w.text) {
		return ""
	}
	text := strings.Join(strings.Fields(strings.TrimRight(w.text[start:end], " \t\r\n;")), " ")
	if len(text) > maxExcerpt {
		text = strings.ToValidUTF8(text[:maxExcerpt], "") + "…"
	}
	return text
}
