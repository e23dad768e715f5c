package terraform

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// namesIn are the names in an expression. One of a module that a splat or a
// for-expression goes over has what is asked of every instance behind it, so
// that module.x[*].arn is a name of the output: "module.x[0].arn".
func namesIn(expr hcl.Expression) []hcl.Traversal {
	names := expr.Variables()
	node, ok := expr.(hclsyntax.Node)
	if !ok || !slices.ContainsFunc(names, isWholeModule) {
		return names
	}
	asked := map[hcl.Pos][]hcl.Traversal{}
	_ = hclsyntax.VisitAll(node, func(n hclsyntax.Node) hcl.Diagnostics {
		switch e := n.(type) {
		case *hclsyntax.SplatExpr:
			askSplat(asked, e)
		case *hclsyntax.ForExpr:
			askLoop(asked, e)
		}
		return nil
	})
	var all []hcl.Traversal
	for _, name := range names {
		longer := asked[name.SourceRange().Start]
		if len(longer) == 0 {
			longer = []hcl.Traversal{name}
		}
		all = append(all, longer...)
	}
	return all
}

// isWholeModule reports whether a name is that of a module, with nothing asked of
// it.
func isWholeModule(name hcl.Traversal) bool { return name.RootName() == "module" && len(name) == 2 }

func askSplat(asked map[hcl.Pos][]hcl.Traversal, e *hclsyntax.SplatExpr) {
	name, ok := wholeModule(e.Source)
	each, isMember := e.Each.(*hclsyntax.RelativeTraversalExpr)
	if ok && isMember && each.Source == hclsyntax.Expression(e.Item) {
		ask(asked, name, each.Traversal)
	}
}

func askLoop(asked map[hcl.Pos][]hcl.Traversal, e *hclsyntax.ForExpr) {
	name, ok := wholeModule(e.CollExpr)
	if !ok {
		return
	}
	for _, part := range []hclsyntax.Expression{e.KeyExpr, e.ValExpr, e.CondExpr} {
		if part == nil {
			continue
		}
		for _, item := range part.Variables() {
			if item.RootName() == e.ValVar && len(item) > 1 {
				ask(asked, name, item[1:])
			}
		}
	}
}

// ask notes that a member of every instance of a module is asked for.
func ask(asked map[hcl.Pos][]hcl.Traversal, name, member hcl.Traversal) {
	at := name.SourceRange().Start
	first := hcl.TraverseIndex{Key: cty.Zero, SrcRange: member.SourceRange()}
	asked[at] = append(asked[at], slices.Concat(name, hcl.Traversal{first}, member))
}

// wholeModule is the module that a splat or a for-expression goes over, plainly
// or by its values.
func wholeModule(expr hclsyntax.Expression) (hcl.Traversal, bool) {
	if call, ok := expr.(*hclsyntax.FunctionCallExpr); ok && call.Name == "values" && len(call.Args) == 1 {
		expr = call.Args[0]
	}
	name, ok := expr.(*hclsyntax.ScopeTraversalExpr)
	if !ok || !isWholeModule(name.Traversal) {
		return nil, false
	}
	return name.Traversal, true
}
