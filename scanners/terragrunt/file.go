package terragrunt

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// maxFiles is how many configuration files one directory may make us read.
const maxFiles = 50

// reader reads what concerns one directory.
type reader struct {
	fsys  fs.FS
	dir   string // that Terragrunt runs in
	files map[string]*source
	// includes are the files that the directory's own one includes, by label, and
	// exposed what it may see of them.
	includes map[string]string
	exposed  map[string]cty.Value
	unread   []debt.Unread
}

// source is one parsed file.
type source struct {
	reader *reader
	name   string
	body   *hclsyntax.Body
	eval   *eval.Evaluator
	scope  *eval.Scope // what includes expose to it
	shown  cty.Value   // to files that read it; NilVal until one does
}

// open parses a file, once.
func (r *reader) open(name string) (*source, bool) {
	if known, ok := r.files[name]; ok {
		return known, known != nil
	}
	if len(r.files) >= maxFiles {
		return nil, false
	}
	r.files[name] = nil
	content, unread := input.Read(r.fsys, name)
	if unread == nil {
		if line, reason := eval.Bounds(content); reason != "" {
			unread = &debt.Unread{Path: name, Line: line, Reason: reason}
		}
	}
	if unread != nil {
		r.unread = append(r.unread, *unread)
		return nil, false
	}
	parsed, diags := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	body, ok := parsedBody(parsed)
	if !ok || diags.HasErrors() || hasHugeNumber(body) {
		r.unread = append(r.unread, unparsed(name, diags))
		return nil, false
	}
	s := &source{reader: r, name: name, body: body}
	s.eval = eval.New(eval.Config{
		Locals: s.locals(), Root: true, Size: len(content), Functions: r.functions(name), Read: r.readFile,
	})
	r.files[name] = s
	return s, true
}

func parsedBody(file *hcl.File) (*hclsyntax.Body, bool) {
	if file == nil {
		return nil, false
	}
	body, ok := file.Body.(*hclsyntax.Body)
	return body, ok
}

// hasHugeNumber finds a number that is too large to be worked with.
func hasHugeNumber(body *hclsyntax.Body) bool {
	found := false
	_ = hclsyntax.VisitAll(body, func(n hclsyntax.Node) hcl.Diagnostics {
		if lit, ok := n.(*hclsyntax.LiteralValueExpr); ok && eval.IsHuge(lit.Val) {
			found = true
		}
		return nil
	})
	return found
}

func unparsed(name string, diags hcl.Diagnostics) debt.Unread {
	u := debt.Unread{Path: name, Reason: "it does not parse"}
	for _, d := range diags {
		if d.Severity == hcl.DiagError && d.Summary != "" {
			u.Reason += ": " + strings.ToLower(d.Summary[:1]) + d.Summary[1:]
			if d.Subject != nil {
				u.Line = d.Subject.Start.Line
			}
			break
		}
	}
	return u
}

// readFile reads a file for an expression, by its path from the directory that
// runs or by a place of the repository.
func (r *reader) readFile(name string) ([]byte, bool) {
	full, ok := r.resolve(name)
	if !ok {
		return nil, false
	}
	content, unread := input.Read(r.fsys, full)
	return content, unread == nil
}

func (s *source) locals() map[string]hcl.Expression {
	all := map[string]hcl.Expression{}
	for _, b := range s.blocks("locals") {
		for name, a := range b.Body.Attributes {
			all[name] = a.Expr
		}
	}
	return all
}

// blocks lists the top-level blocks of a kind.
func (s *source) blocks(kind string) []*hclsyntax.Block {
	return slices.DeleteFunc(slices.Clone(s.body.Blocks), func(b *hclsyntax.Block) bool { return b.Type != kind })
}

// text is what an attribute certainly is.
func (s *source) text(body *hclsyntax.Body, name string) (string, bool) {
	a, ok := body.Attributes[name]
	if !ok {
		return "", false
	}
	v := s.value(a.Expr)
	if !known(v) {
		return "", false
	}
	return v.AsString(), true
}

// include opens the file that a block includes. It is nil for one that is there
// to be read, not merged; and not ok when it cannot be told what it says.
func (r *reader) include(own *source, b *hclsyntax.Block) (*source, bool) {
	if strategy, _ := own.text(b.Body, "merge_strategy"); strategy == "no_merge" {
		return nil, true
	}
	name, ok := own.text(b.Body, "path")
	if !ok {
		return nil, false
	}
	full, ok := r.resolve(name)
	if !ok || path.Base(full) == path.Base(own.name) && path.Dir(full) == r.dir {
		return nil, false
	}
	included, ok := r.open(full)
	if !ok {
		return nil, false
	}
	label := strings.Join(b.Labels, ".")
	r.includes[label] = full
	if a, ok := b.Body.Attributes["expose"]; ok && label != "" && own.value(a.Expr).RawEquals(cty.True) {
		r.exposed[label] = included.exposed()
		own.scope = (*eval.Scope)(nil).With(map[string]cty.Value{"include": cty.ObjectVal(r.exposed)})
	}
	return included, true
}

// value is what an expression of the file is.
func (s *source) value(expr hcl.Expression) cty.Value { return s.eval.Value(expr, s.scope) }

// moduleSource is the source of the module that is run.
func (s *source) moduleSource() (hcl.Expression, bool) {
	for _, b := range s.blocks("terraform") {
		if a, ok := b.Body.Attributes["source"]; ok {
			return a.Expr, true
		}
	}
	return nil, false
}

func (s *source) remoteState() *State {
	blocks := s.blocks("remote_state")
	if len(blocks) == 0 {
		return nil
	}
	b := blocks[0]
	state := &State{Config: map[string]cty.Value{}, At: location(b.TypeRange)}
	state.At.EndLine = b.CloseBraceRange.End.Line
	state.Backend, _ = s.text(b.Body, "backend")
	config, ok := b.Body.Attributes["config"]
	if !ok {
		return state
	}
	object, ok := config.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		state.Backend = "" // what it is configured with could be anything
		return state
	}
	s.settings(state, object)
	return state
}

// settings adds what a backend is configured with.
func (s *source) settings(state *State, object *hclsyntax.ObjectConsExpr) {
	for _, item := range object.Items {
		key := eval.Constant(item.KeyExpr)
		if !known(key) {
			state.Backend = ""
			return
		}
		name := key.AsString()
		v := s.value(item.ValueExpr)
		if !v.IsWhollyKnown() || placed(v) {
			state.Unsure = append(state.Unsure, name)
			continue
		}
		if !v.IsNull() {
			state.Config[name] = v
		}
	}
}

// dependencies are the directories that a file names.
func (s *source) dependencies(dir string) []Dependency {
	var all []Dependency
	add := func(expr hcl.Expression, v cty.Value, outputs bool) {
		if !known(v) {
			return
		}
		full, ok := s.reader.resolve(v.AsString())
		if ok && full != dir {
			all = append(all, Dependency{Dir: full, Outputs: outputs, At: location(expr.Range())})
		}
	}
	for _, b := range s.blocks("dependency") {
		if a, ok := b.Body.Attributes["config_path"]; ok {
			add(a.Expr, s.value(a.Expr), !s.skipsOutputs(b))
		}
	}
	for _, b := range s.blocks("dependencies") {
		a, ok := b.Body.Attributes["paths"]
		if !ok {
			continue
		}
		if list, ok := a.Expr.(*hclsyntax.TupleConsExpr); ok {
			for _, expr := range list.Exprs {
				add(expr, s.value(expr), false)
			}
		}
	}
	return all
}

// skipsOutputs reports whether a dependency says that its outputs are not read.
func (s *source) skipsOutputs(b *hclsyntax.Block) bool {
	a, ok := b.Body.Attributes["skip_outputs"]
	return ok && s.value(a.Expr).RawEquals(cty.True)
}

func conditional(expr hcl.Expression) (*hclsyntax.ConditionalExpr, bool) {
	for {
		switch e := expr.(type) {
		case *hclsyntax.ParenthesesExpr:
			expr = e.Expression
		case *hclsyntax.TemplateWrapExpr:
			expr = e.Wrapped
		case *hclsyntax.ConditionalExpr:
			return e, true
		default:
			return nil, false
		}
	}
}
