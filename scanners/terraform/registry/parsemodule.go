package registry

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// versions reads what is known for a range of releases.
func versions(b *hclsyntax.Block) (Module, error) {
	m := Module{defaults: map[string]hclsyntax.Expression{}, outputs: map[string]string{}}
	if b.Type != "versions" || len(b.Labels) != 1 {
		return m, fmt.Errorf("%q is not known here; write versions with a constraint", b.Type)
	}
	var err error
	if m.releases, err = parseSpan(b.Labels[0]); err != nil {
		return m, err
	}
	for _, a := range ordered(b.Body) {
		required, err := texts(a.Expr)
		if err != nil || a.Name != "required" {
			return m, at(a.SrcRange, fmt.Errorf("%q is not known here; known is required, a list of variables", a.Name))
		}
		for _, name := range required {
			m.defaults[name] = nil
		}
	}
	var outputs *hclsyntax.Body
	for _, inner := range b.Body.Blocks {
		switch {
		case inner.Type == "defaults" && len(inner.Labels) == 0 && len(inner.Body.Blocks) == 0:
			for _, a := range ordered(inner.Body) {
				m.defaults[a.Name] = a.Expr
			}
		case inner.Type == "outputs" && len(inner.Labels) == 0 && len(inner.Body.Blocks) == 0:
			outputs = inner.Body
		case inner.Type == "resource" && len(inner.Labels) == 2:
			r, err := resource(inner)
			if err != nil {
				return m, at(inner.TypeRange, err)
			}
			m.resources = append(m.resources, r)
		default:
			return m, at(inner.TypeRange, fmt.Errorf("%q is not known here; known are defaults, outputs and resource", inner.Type))
		}
	}
	if err := m.give(outputs); err != nil {
		return m, err
	}
	err = m.check()
	return m, err
}

// give reads which resource each output gives away.
func (m *Module) give(outputs *hclsyntax.Body) error {
	if outputs == nil {
		return nil
	}
	for _, a := range ordered(outputs) {
		name, diags := hcl.AbsTraversalForExpr(a.Expr)
		if diags.HasErrors() || len(name) != 2 {
			return at(a.SrcRange, fmt.Errorf("the output %q names no resource", a.Name))
		}
		step, _ := name[1].(hcl.TraverseAttr)
		address := name.RootName() + "." + step.Name
		if !m.declares(address) {
			return at(a.SrcRange, fmt.Errorf("the output %q names %s, which is not here", a.Name, address))
		}
		m.outputs[a.Name] = address
	}
	return nil
}

func resource(b *hclsyntax.Block) (Resource, error) {
	r := Resource{Type: b.Labels[0], Name: b.Labels[1]}
	r.Body = bodyOf(b.Body)
	var err error
	r.Attributes = slices.DeleteFunc(r.Attributes, func(a Attribute) bool {
		switch a.Name {
		case "unsure":
			list, bad := texts(a.Expr)
			r.Unsure, err = list, errors.Join(err, bad)
			return true
		case "within":
			err = errors.Join(err, text(a.Expr, &r.Within))
			return true
		}
		return false
	})
	return r, err
}

func bodyOf(b *hclsyntax.Body) Body {
	var body Body
	for _, a := range ordered(b) {
		body.Attributes = append(body.Attributes, Attribute{Name: a.Name, Expr: a.Expr})
	}
	for _, inner := range b.Blocks {
		body.Blocks = append(body.Blocks, Block{Type: inner.Type, Labels: inner.Labels, Body: bodyOf(inner.Body)})
	}
	return body
}

// check looks for names that mean nothing, and for forms that cannot be
// expanded.
func (m *Module) check() error {
	for name, e := range m.defaults {
		if e == nil {
			continue
		}
		if len(e.Variables()) > 0 {
			return at(e.Range(), fmt.Errorf("the default of %q is not a literal", name))
		}
	}
	for _, r := range m.resources {
		if err := m.checkBody(r.Body, nil); err != nil {
			return err
		}
		names := slices.Sorted(slices.Values(r.Names()))
		for i := range names[:len(names)-1] {
			if names[i] == names[i+1] && slices.Contains(r.Unsure, names[i]) {
				return fmt.Errorf("%s of %s is set and unsure", names[i], r.Address())
			}
		}
	}
	return m.unused()
}

// checkBody checks a body; iterators are the names of the dynamic blocks around.
func (m *Module) checkBody(b Body, iterators []string) error {
	for _, a := range b.Attributes {
		if err := m.checkExpr(a.Expr, iterators); err != nil {
			return at(a.Expr.Range(), err)
		}
	}
	for _, inner := range b.Blocks {
		names := iterators
		if inner.Type == "dynamic" {
			names = append(slices.Clone(iterators), inner.Labels...)
		}
		if err := m.checkBody(inner.Body, names); err != nil {
			return err
		}
	}
	return nil
}

func (m *Module) checkExpr(e hclsyntax.Expression, iterators []string) error {
	diags := hclsyntax.VisitAll(e, func(n hclsyntax.Node) hcl.Diagnostics {
		switch n := n.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			if !m.knows(n.Traversal, iterators) {
				return problem(n, "a name that is neither a variable nor a resource of the module")
			}
		case *hclsyntax.LiteralValueExpr, *hclsyntax.ParenthesesExpr, *hclsyntax.TemplateExpr, *hclsyntax.TupleConsExpr,
			*hclsyntax.FunctionCallExpr, *hclsyntax.ObjectConsExpr, *hclsyntax.UnaryOpExpr, *hclsyntax.BinaryOpExpr, *hclsyntax.ConditionalExpr:
		case *hclsyntax.ObjectConsKeyExpr, hclsyntax.ChildScope:
		default:
			return problem(n, "a form that cannot be expanded")
		}
		return nil
	})
	if diags.HasErrors() {
		return diags
	}
	return nil
}

func problem(n hclsyntax.Node, what string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: what, Subject: n.Range().Ptr()}}
}

// knows reports whether a name of a data file means something.
func (m *Module) knows(name hcl.Traversal, iterators []string) bool {
	root := name.RootName()
	if slices.Contains(iterators, root) || root == unknown && len(name) == 1 {
		return true
	}
	if len(name) < 2 {
		return false
	}
	step, _ := name[1].(hcl.TraverseAttr)
	if root == "var" {
		_, ok := m.defaults[step.Name]
		return ok
	}
	return m.declares(root + "." + step.Name)
}

// unused refuses a variable that nothing is made of.
func (m *Module) unused() error {
	used := map[string]bool{}
	for _, r := range m.resources {
		mark(r.Body, used)
	}
	for _, name := range slices.Sorted(maps.Keys(m.defaults)) {
		if !used[name] {
			return fmt.Errorf("nothing is made of the variable %q; leave it out", name)
		}
	}
	return nil
}

func mark(b Body, used map[string]bool) {
	for _, a := range b.Attributes {
		for _, name := range a.Expr.Variables() {
			if name.RootName() != "var" || len(name) < 2 {
				continue
			}
			if step, ok := name[1].(hcl.TraverseAttr); ok {
				used[step.Name] = true
			}
		}
	}
	for _, inner := range b.Blocks {
		mark(inner.Body, used)
	}
}
