package terraform

import (
	"path"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/debtscan/debtscan/scanners/internal/shell"
)

const (
	// maxBootSteps is how far the way from an attribute to its text is followed.
	maxBootSteps = 8
	// bootHole stands in a text for what is not known: no shell has such a word.
	bootHole = hole + "{}"
)

// bootText is a text that a machine runs when it starts.
type bootText struct {
	text     string
	path     string // of the file that it stands in
	first    int    // its first line there
	last     int    // its last line there; 0 when the file is all its own
	template bool   // "${" and "%{" in it are Terraform's
	config   bool   // cloud-init is told that it is its configuration
}

// line is where an offset of the text stands.
func (t bootText) line(offset int) int {
	line := t.first + strings.Count(t.text[:min(max(offset, 0), len(t.text))], "\n")
	if t.last > 0 {
		line = min(line, t.last)
	}
	return line
}

// masks are what in the text is no shell.
func (t bootText) masks() []shell.Mask {
	masks := []shell.Mask{{Open: hole + "{", Close: "}"}}
	if t.template {
		masks = append(masks, shell.Mask{Open: "${", Close: "}"}, shell.Mask{Open: "%{", Close: "}"})
	}
	return masks
}

// language says what a text is by how it begins, as cloud-init does. Google's
// agent takes a text without a first line for a shell's.
func (t bootText) language(attribute string) (kind string, dialect shell.Dialect) {
	line, _, _ := strings.Cut(t.text, "\n")
	switch line = strings.TrimSpace(line); {
	case t.config || strings.HasPrefix(line, "#cloud-config"):
		return "cloud-config", shell.Foreign
	case strings.HasPrefix(line, "#!"):
		dialect = shell.DialectOf(shell.Shebang(line))
	case strings.HasSuffix(attribute, "startup_script") || strings.HasSuffix(attribute, "startup-script"):
		dialect = shell.Bash
	default:
		return "", shell.Foreign
	}
	if dialect == shell.Foreign {
		return "", dialect
	}
	return "shell", dialect
}

// bootTexts are the texts that an expression hands to a machine: of a file, of a
// string, or of the parts that cloud-init puts together. What only a run decides
// is left out.
func (m *module) bootTexts(expr hcl.Expression, steps int) []bootText {
	if steps > maxBootSteps {
		return nil
	}
	switch e := expr.(type) {
	case *hclsyntax.ParenthesesExpr:
		return m.bootTexts(e.Expression, steps+1)
	case *hclsyntax.TemplateWrapExpr:
		return m.bootTexts(e.Wrapped, steps+1)
	case *hclsyntax.FunctionCallExpr:
		return m.bootCall(e, steps)
	case *hclsyntax.TupleConsExpr:
		return m.bootMembers(e.Exprs, steps)
	case *hclsyntax.SplatExpr:
		if source, ok := e.Source.(*hclsyntax.ScopeTraversalExpr); ok {
			return m.bootName(source.Traversal, steps)
		}
	case *hclsyntax.ScopeTraversalExpr:
		return m.bootName(e.Traversal, steps)
	case *hclsyntax.TemplateExpr:
		return m.bootString(e)
	}
	return nil
}

func (m *module) bootMembers(members []hclsyntax.Expression, steps int) []bootText {
	var texts []bootText
	for _, member := range members {
		texts = append(texts, m.bootTexts(member, steps+1)...)
	}
	return texts
}

// bootCall follows functions that read a file or leave its text as it is.
func (m *module) bootCall(e *hclsyntax.FunctionCallExpr, steps int) []bootText {
	if len(e.Args) == 0 || e.ExpandFinal {
		return nil
	}
	switch e.Name {
	case "base64encode", "base64gzip", "sensitive", "nonsensitive", "chomp", "trimspace", "one":
		return m.bootTexts(e.Args[0], steps+1)
	case "join":
		return m.bootTexts(e.Args[len(e.Args)-1], steps+1)
	case "file", "filebase64", "templatefile":
		content, name, ok := m.eval.File(e.Args[0])
		if !ok {
			return nil
		}
		return []bootText{{text: string(content), path: path.Join(m.path, name), first: 1, template: e.Name == "templatefile"}}
	}
	return nil
}

// bootString is a text that stands in the configuration itself.
func (m *module) bootString(e *hclsyntax.TemplateExpr) []bootText {
	text, ok := m.eval.Holed(e, nil, bootHole)
	if !ok || len(e.Parts) == 0 {
		return nil
	}
	at := e.Range()
	return []bootText{{text: text, path: at.Filename, first: e.Parts[0].Range().Start.Line, last: at.End.Line}}
}

// bootName follows a name: of a local, of a rendered template, or of what
// cloud-init puts together.
func (m *module) bootName(t hcl.Traversal, steps int) []bootText {
	if source, rest, ok := m.eval.Source(t); ok {
		if len(rest) > 0 {
			return nil
		}
		return m.bootTexts(source, steps+1)
	}
	if t.RootName() != "data" || len(t) < 3 {
		return nil
	}
	kind, isName := t[1].(hcl.TraverseAttr)
	name, ok := t[2].(hcl.TraverseAttr)
	if !isName || !ok {
		return nil
	}
	for _, b := range m.blocks {
		if b.kind == "data" && len(b.labels) == 2 && b.labels[0] == kind.Name && b.labels[1] == name.Name {
			return m.bootData(b, steps)
		}
	}
	return nil
}

// bootData is what a data source renders.
func (m *module) bootData(b block, steps int) []bootText {
	var texts []bootText
	switch b.labels[0] {
	case "template_file":
		if a, ok := b.attr("template"); ok {
			texts = m.bootTexts(a.expr, steps+1)
		}
		for i := range texts {
			texts[i].template = true
		}
	case "cloudinit_config", "template_cloudinit_config":
		for _, part := range b.blocks {
			if part.kind == "part" {
				texts = append(texts, m.bootPart(part, steps)...)
			}
		}
	}
	return texts
}

// bootPart is one part of what cloud-init puts together.
func (m *module) bootPart(part block, steps int) []bootText {
	a, ok := part.attr("content")
	if !ok {
		return nil
	}
	texts := m.bootTexts(a.expr, steps+1)
	if kind, _ := m.text(part, "content_type"); kind == "text/cloud-config" {
		for i := range texts {
			texts[i].config = true
		}
	}
	return texts
}

// directive matches what a template has instead of text.
func directive() *regexp.Regexp { return regexp.MustCompile(`%\{[^}\n]*\}|\$\{[^}\n]*\}`) }
