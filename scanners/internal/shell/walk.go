package shell

import (
	"slices"

	"mvdan.cc/sh/v3/syntax"
)

// maxDepth is how deep statements are followed into each other.
const maxDepth = 500

// walker finds the simple commands of a parsed script.
type walker struct {
	text      string // the script, masks blanked
	original  string // the script as it is
	spans     []span // what masks cover
	room      int    // commands that may still be found
	found     []found
	functions map[string]bool   // declared by the script
	counting  map[string]bool   // of these, those that may bound a loop which calls them
	variables map[string]string // that the script sets: templates, empty where nothing is known
	lenient   bool              // "set +e" is in effect
	problem   *Problem          // the first
}

// found is a command with its words and its context.
type found struct {
	context
	words []word
	known bool // words start with the program
	start int  // offsets in the script, wrappers included
	end   int
}

func newWalker(text, original string, spans []span, room int) *walker {
	return &walker{
		text: text, original: original, spans: spans, room: room,
		functions: map[string]bool{}, counting: map[string]bool{}, variables: map[string]string{},
	}
}

// script walks a whole script.
func (w *walker) script(file *syntax.File, c context) {
	w.learn(file)
	w.assigned(file)
	w.stmts(file.Stmts, c)
}

func (w *walker) stmts(list []*syntax.Stmt, c context) {
	for _, s := range list {
		w.stmt(s, c)
	}
}

// scoped walks statements whose options end with them.
func (w *walker) scoped(list []*syntax.Stmt, c context) {
	before := w.lenient
	w.stmts(list, c)
	w.lenient = before
}

func (w *walker) stmt(s *syntax.Stmt, c context) {
	c.negated = false
	w.stage(s, c)
}

// stage walks a statement that may be a part of a negated pipeline.
func (w *walker) stage(s *syntax.Stmt, c context) {
	if c.depth++; c.depth > maxDepth {
		w.stop(int(s.Pos().Offset()), "a script nests too deeply; what is inside is not read")
		return
	}
	c.negated = c.negated || s.Negated
	c.background = c.background || s.Background || s.Coprocess || s.Disown
	if s.Cmd != nil {
		w.command(s.Cmd, c)
	}
	for _, r := range s.Redirs {
		w.nested(r, c.substituted())
	}
}

func (w *walker) stop(offset int, reason string) {
	if w.problem == nil {
		w.problem = &Problem{offset, reason}
	}
}

func (w *walker) command(cmd syntax.Command, c context) {
	switch cmd := cmd.(type) {
	case *syntax.CallExpr:
		w.call(cmd, c)
	case *syntax.BinaryCmd:
		w.binary(cmd, c)
	case *syntax.IfClause, *syntax.WhileClause, *syntax.ForClause, *syntax.CaseClause:
		w.control(cmd, c)
	case *syntax.Block:
		w.stmts(cmd.Stmts, c)
	case *syntax.Subshell:
		c.subshell = true
		w.scoped(cmd.Stmts, c)
	case *syntax.FuncDecl:
		w.function(cmd, c)
	case *syntax.TimeClause:
		if cmd.Stmt != nil {
			c.via = append(slices.Clone(c.via), "time")
			w.stage(cmd.Stmt, c)
		}
	case *syntax.CoprocClause:
		c.background = true
		w.stage(cmd.Stmt, c)
	default: // tests, arithmetic and declarations run nothing themselves
		w.nested(cmd, c.substituted())
	}
}

// control walks what runs other commands on a condition or again and again.
func (w *walker) control(cmd syntax.Command, c context) {
	switch cmd := cmd.(type) {
	case *syntax.IfClause:
		for clause := cmd; clause != nil; clause = clause.Else {
			w.stmts(clause.Cond, c.deciding("if"))
			w.stmts(clause.Then, c)
		}
	case *syntax.WhileClause:
		c = w.waiting(cmd, c)
		w.stmts(cmd.Cond, c.deciding(c.loop))
		w.stmts(cmd.Do, c)
	case *syntax.ForClause:
		w.nested(cmd.Loop, c.substituted())
		w.stmts(cmd.Do, c.looped("for"))
	case *syntax.CaseClause:
		w.nested(cmd.Word, c.substituted())
		for _, item := range cmd.Items {
			for _, pattern := range item.Patterns {
				w.nested(pattern, c.substituted())
			}
			w.stmts(item.Stmts, c)
		}
	}
}

// function walks a function's body, which runs where it is called.
func (w *walker) function(cmd *syntax.FuncDecl, c context) {
	if cmd.Name == nil || cmd.Body == nil {
		return
	}
	w.functions[cmd.Name.Value] = true
	before := w.lenient
	w.lenient = false
	w.stmt(cmd.Body, context{depth: c.depth, function: cmd.Name.Value})
	w.lenient = before
}

// nested walks the substitutions inside a node, which run in c.
func (w *walker) nested(node syntax.Node, c context) {
	syntax.Walk(node, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.CmdSubst:
			w.scoped(n.Stmts, c)
			return false
		case *syntax.ProcSubst:
			reader := c
			if n.Op == syntax.CmdOut {
				reader.into = nil
			}
			w.scoped(n.Stmts, reader)
			return false
		}
		return true
	})
}
