package shell

import (
	"slices"

	"mvdan.cc/sh/v3/syntax"
)

// binary walks two statements that an operator joins.
func (w *walker) binary(cmd *syntax.BinaryCmd, c context) {
	switch cmd.Op {
	case syntax.AndStmt:
		w.stage(cmd.X, unnegated(c.asked("and")))
		w.stage(cmd.Y, unnegated(c))
	case syntax.OrStmt:
		left := unnegated(c.asked("or"))
		left.tolerated = left.tolerated || w.harmless(cmd.Y)
		w.stage(cmd.X, left)
		w.stage(cmd.Y, unnegated(c))
	default:
		w.pipeline(cmd, c)
	}
}

func unnegated(c context) context {
	c.negated = false
	return c
}

// harmless reports whether a statement succeeds whatever happened before it.
func (w *walker) harmless(s *syntax.Stmt) bool {
	call, ok := s.Cmd.(*syntax.CallExpr)
	if !ok || len(call.Args) == 0 || s.Negated {
		return false
	}
	name := w.word(call.Args[0])
	return name.known && slices.Contains([]string{"true", ":", "echo", "printf"}, base(name.value))
}

// pipeline walks the stages of a pipeline, each of which writes into the next.
func (w *walker) pipeline(cmd *syntax.BinaryCmd, c context) {
	stages := stagesOf(cmd)
	if len(stages) > maxDepth {
		w.stop(int(cmd.Pos().Offset()), "a pipeline is too long; it is not read")
		return
	}
	for i, stage := range stages {
		inner := c
		inner.pipe = i + 1
		if i+1 < len(stages) {
			inner.into = w.readers(stages[i+1])
		}
		w.stage(stage, inner)
	}
}

func isPipe(op syntax.BinCmdOperator) bool { return op == syntax.Pipe || op == syntax.PipeAll }

// stagesOf lists the statements of a pipeline, however the parser groups them.
func stagesOf(cmd *syntax.BinaryCmd) []*syntax.Stmt {
	var stages []*syntax.Stmt
	todo := []*syntax.Stmt{cmd.Y, cmd.X}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		inner, ok := s.Cmd.(*syntax.BinaryCmd)
		if ok && isPipe(inner.Op) && len(s.Redirs) == 0 && !s.Negated {
			todo = append(todo, inner.Y, inner.X)
			continue
		}
		stages = append(stages, s)
	}
	return stages
}

// readers names the programs that share what is written into a statement, each
// once.
func (w *walker) readers(s *syntax.Stmt) []string {
	var names []string
	for _, call := range heads([]*syntax.Stmt{s}, nil, 0) {
		_, words, known := unwrap(w.words(call.Args))
		if name := base(words[0].value); known && name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// heads appends the commands that read the input of a list of statements: of a
// pipeline only the first.
func heads(list []*syntax.Stmt, calls []*syntax.CallExpr, depth int) []*syntax.CallExpr {
	if depth > maxDepth {
		return calls
	}
	for _, s := range list {
		switch cmd := s.Cmd.(type) {
		case *syntax.CallExpr:
			if len(cmd.Args) > 0 {
				calls = append(calls, cmd)
			}
		case *syntax.BinaryCmd:
			calls = heads([]*syntax.Stmt{cmd.X}, calls, depth+1)
			if !isPipe(cmd.Op) {
				calls = heads([]*syntax.Stmt{cmd.Y}, calls, depth+1)
			}
		case *syntax.Block:
			calls = heads(cmd.Stmts, calls, depth+1)
		case *syntax.Subshell:
			calls = heads(cmd.Stmts, calls, depth+1)
		case *syntax.WhileClause:
			calls = heads(cmd.Do, heads(cmd.Cond, calls, depth+1), depth+1)
		case *syntax.IfClause:
			calls = heads(cmd.Then, heads(cmd.Cond, calls, depth+1), depth+1)
		}
	}
	return calls
}
