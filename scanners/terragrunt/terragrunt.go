// Package terragrunt reads the configuration of Terragrunt: where the module of
// a directory comes from, where its state lives, and whose outputs it reads.
//
// A directory's file includes others above it. Each file has its own locals; the
// functions that know about places answer for the directory that runs. What
// depends on the environment, on commands or on the cloud is not known.
// https://terragrunt.gruntwork.io/docs/reference/config-blocks-and-attributes/
package terragrunt

import (
	"io/fs"
	"path"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// Names of the files that make a directory run.
const (
	FileName  = "terragrunt.hcl"
	StackName = "terragrunt.stack.hcl"
)

// Config is what Terragrunt does in one directory, as far as it is known.
type Config struct {
	// Sources are the modules that it may run: one, or the branches of a
	// conditional; none when it runs the directory's own files.
	Sources []Source
	// Dependencies are other directories that it needs to be applied before.
	Dependencies []Dependency
	// State is where its state lives; nil when nobody says so.
	State *State
	// Parent says that it is only there to be included by others.
	Parent bool
	Unread []debt.Unread
}

// Source is a module's address.
type Source struct {
	// Key names it inside of the directory: "terraform", "unit.vpc".
	Key string
	// Text is the address as Terragrunt takes it, or, for one that is known by
	// its place, a path that starts at the directory. It is empty when it is
	// written and not known.
	Text string
	// Condition is when it is the address, as in "if get_env(\"CI\") == \"x\"";
	// empty where nothing decides.
	Condition string
	At        debt.Location
}

// Dependency is another directory.
type Dependency struct {
	Dir     string // in the repository
	Outputs bool   // its outputs are read, not only its turn waited for
	At      debt.Location
}

// State is a remote_state block.
type State struct {
	Backend string               // empty when it is not known
	Config  map[string]cty.Value // what is certain
	Unsure  []string             // what is written and not certain
	At      debt.Location
}

// Read reads what Terragrunt does in the directory of file, which is a
// terragrunt.hcl or a terragrunt.stack.hcl.
func Read(fsys fs.FS, file string) Config {
	r := &reader{
		fsys: fsys, dir: path.Dir(file), files: map[string]*source{},
		includes: map[string]string{}, exposed: map[string]cty.Value{},
	}
	own, ok := r.open(file)
	if !ok {
		return Config{Unread: r.unread}
	}
	if path.Base(file) == StackName {
		c := r.stack(own)
		c.Unread = r.unread
		return c
	}
	c := r.config(own)
	c.Unread = r.unread
	return c
}

// config joins a file with those that it includes; what it says itself wins.
func (r *reader) config(own *source) Config {
	files := []*source{own}
	whole := true
	for _, b := range own.blocks("include") {
		included, ok := r.include(own, b)
		if !ok {
			whole = false
			r.unread = append(r.unread, debt.Unread{
				Path: own.name, Line: b.TypeRange.Start.Line, Partial: true,
				Reason: "what it includes is not known here, or not there; it may name the module and the place of the state",
			})
		} else if included != nil {
			files = append(files, included)
		}
	}
	c := Config{Parent: len(files) == 1 && whole}
	for _, f := range files {
		if expr, ok := f.moduleSource(); ok && len(c.Sources) == 0 {
			c.Sources = f.sources("terraform", expr)
			c.Parent = false
		}
		if c.State == nil && (whole || f == own) {
			c.State = f.remoteState()
		}
		c.Dependencies = append(c.Dependencies, f.dependencies(r.dir)...)
	}
	return c
}

// stack reads the units and stacks that a terragrunt.stack.hcl lays out.
func (r *reader) stack(own *source) Config {
	var c Config
	for _, kind := range []string{"unit", "stack"} {
		for _, b := range own.blocks(kind) {
			if a, ok := b.Body.Attributes["source"]; ok && len(b.Labels) == 1 {
				c.Sources = append(c.Sources, own.sources(kind+"."+b.Labels[0], a.Expr)...)
			}
		}
	}
	return c
}

// sources are the addresses that an expression may come to.
func (s *source) sources(key string, expr hcl.Expression) []Source {
	var all []Source
	for _, branch := range s.branches(expr, "") {
		found := Source{Key: key, Condition: branch.condition, At: location(branch.expr.Range())}
		if v := s.value(branch.expr); known(v) {
			found.Text, _ = s.place(v.AsString())
		}
		all = append(all, found)
	}
	return all
}

// known reports whether a value is certainly a string.
func known(v cty.Value) bool {
	return v.IsWhollyKnown() && !v.IsNull() && v.Type() == cty.String
}

func location(r hcl.Range) debt.Location {
	return debt.Location{Path: r.Filename, Line: r.Start.Line, Column: r.Start.Column, EndLine: r.End.Line}
}

// branch is an expression, and what decides for it.
type branch struct {
	expr      hcl.Expression
	condition string
}

// branches are an expression's own, where it is a choice that is not known.
// Around is what decides for the expression.
func (s *source) branches(expr hcl.Expression, around string) []branch {
	choice, ok := conditional(expr)
	if !ok || known(s.value(expr)) {
		return []branch{{expr, around}}
	}
	switch held := s.value(choice.Condition); {
	case held.IsKnown() && held.RawEquals(cty.True):
		return s.branches(choice.TrueResult, around)
	case held.IsKnown() && held.RawEquals(cty.False):
		return s.branches(choice.FalseResult, around)
	}
	text := eval.Text(choice.Condition)
	if text == "" {
		text = "a condition of it"
	}
	if around != "" {
		around += ", "
	}
	return append(s.branches(choice.TrueResult, around+"if "+text), s.branches(choice.FalseResult, around+"if not "+text)...)
}
