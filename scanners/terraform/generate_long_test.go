//go:build long

package terraform_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// kind is the type of a generated expression.
type kind struct {
	name   string // as the language writes it; "object" for one with fields
	fields []field
}

// field is an attribute of an object.
type field struct {
	name     string
	kind     kind
	optional string // the default of an optional attribute; "-" for one without
}

// known is a name with its type.
type known struct {
	text string
	kind kind
}

var (
	text    = kind{name: "string"}
	number  = kind{name: "number"}
	boolean = kind{name: "bool"}
	texts   = kind{name: "list(string)"}
	numbers = kind{name: "list(number)"}
	set     = kind{name: "set(string)"}
	mapping = kind{name: "map(string)"}
	counts  = kind{name: "map(number)"}
)

// generator writes one tree of modules. The same seed writes the same tree.
type generator struct {
	*rand.Rand
	files map[string]string
	probe []string
	open  bool // some of the root's inputs are not decided
	calls int
}

// scopeOf is what the expressions of one module may name.
type scopeOf struct {
	names []known
	items []known // of the loops around
	calls []known // expressions that need a call
}

// generate writes the files of a root and of the modules that it calls. Its
// locals p0, p1 … are what is looked at.
func generate(seed uint64, open bool) (files map[string]string, probes []string) {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 7)), files: map[string]string{}, open: open}
	g.files["t.tftpl"] = "%{ for x in xs ~}\n${upper(x)}/${n}\n%{ endfor ~}\n"
	var made []moduleOf
	for i := range 2 + g.IntN(3) {
		made = append(made, g.module(fmt.Sprintf("m%d", i), made))
	}
	g.root(made)
	return g.files, g.probe
}

// moduleOf is a module that was written, and may be called.
type moduleOf struct {
	dir    string
	inputs []input
	output []known
}

type input struct {
	name     string
	kind     kind
	required bool
	strict   bool // null is its default
	loose    bool // it has no type
}

// module writes one module that may call those that were written before.
func (g *generator) module(dir string, made []moduleOf) moduleOf {
	m := moduleOf{dir: dir}
	s := &scopeOf{}
	var b strings.Builder
	for i := range 2 + g.IntN(4) {
		in := input{name: fmt.Sprintf("v%d", i), kind: g.anyKind()}
		b.WriteString(g.variable(&in))
		m.inputs = append(m.inputs, in)
		s.names = append(s.names, known{"var." + in.name, in.kind})
		if in.kind.name == "object" {
			s.fields("var."+in.name, in.kind)
		}
	}
	g.body(&b, s, made, "../")
	for i := range 2 + g.IntN(3) {
		out := known{fmt.Sprintf("o%d", i), g.anyKind()}
		fmt.Fprintf(&b, "output \"%s\" {\n  value = %s\n}\n", out.text, g.typed(s, out.kind, 3))
		m.output = append(m.output, out)
	}
	g.files[dir+"/main.tf"] = b.String()
	g.files[dir+"/t.tftpl"] = "${n}:%{ for x in xs }<${x}>%{ endfor }"
	g.files[dir+"/data.json"] = `{"name": "` + dir + `", "sizes": [1, 2.5, 3], "on": true}`
	return m
}

// body writes locals and calls.
func (g *generator) body(b *strings.Builder, s *scopeOf, made []moduleOf, up string) {
	for i := range 2 + g.IntN(3) {
		name, k := fmt.Sprintf("l%d", i), g.anyKind()
		fmt.Fprintf(b, "locals {\n  %s = %s\n}\n", name, g.typed(s, k, 3))
		s.names = append(s.names, known{"local." + name, k})
		s.fields("local."+name, k)
	}
	for range 1 + g.IntN(3) {
		if len(made) > 0 {
			g.call(b, s, made[g.IntN(len(made))], up)
		}
	}
}

// fields adds the attributes of an object.
func (s *scopeOf) fields(name string, k kind) {
	for _, f := range k.fields {
		if f.optional == "" {
			s.names = append(s.names, known{name + "." + f.name, f.kind})
		}
	}
}

// variable declares an input.
func (g *generator) variable(in *input) string {
	var b strings.Builder
	fmt.Fprintf(&b, "variable \"%s\" {\n", in.name)
	if in.loose = in.kind.name != "object" && g.IntN(8) == 0; !in.loose {
		fmt.Fprintf(&b, "  type = %s\n", in.kind.declared())
	}
	if in.required = g.IntN(3) > 0; !in.required {
		fmt.Fprintf(&b, "  default = %s\n", g.literal(in.kind))
		if in.strict = g.IntN(3) == 0; in.strict {
			b.WriteString("  nullable = false\n")
		}
	}
	if g.IntN(6) == 0 {
		fmt.Fprintf(&b, "  validation {\n    condition     = can(var.%s)\n    error_message = \"Never.\"\n  }\n", in.name)
	}
	b.WriteString("}\n")
	return b.String()
}

func (k kind) declared() string {
	if k.name != "object" {
		return k.name
	}
	var parts []string
	for _, f := range k.fields {
		switch f.optional {
		case "":
			parts = append(parts, f.name+" = "+f.kind.declared())
		case "-":
			parts = append(parts, f.name+" = optional("+f.kind.declared()+")")
		default:
			parts = append(parts, f.name+" = optional("+f.kind.declared()+", "+f.optional+")")
		}
	}
	return "object({ " + strings.Join(parts, ", ") + " })"
}

func (g *generator) anyKind() kind {
	all := []kind{text, text, text, number, number, boolean, texts, texts, numbers, set, mapping, mapping, counts}
	if i := g.IntN(len(all) + 3); i < len(all) {
		return all[i]
	}
	return g.object(2)
}

func (g *generator) object(depth int) kind {
	k := kind{name: "object"}
	for _, name := range []string{"a", "b", "c", "d"}[:1+g.IntN(4)] {
		f := field{name: name, kind: []kind{text, number, boolean, texts, mapping}[g.IntN(5)]}
		if depth > 0 && g.IntN(5) == 0 {
			f.kind = g.object(depth - 1)
		}
		switch g.IntN(4) {
		case 0:
			f.optional = "-"
		case 1:
			f.optional = g.literal(f.kind)
		}
		k.fields = append(k.fields, f)
	}
	return k
}

// call writes a call of a module, and adds what can be read of it.
func (g *generator) call(b *strings.Builder, s *scopeOf, m moduleOf, up string) {
	name := fmt.Sprintf("c%d", g.calls)
	g.calls++
	fmt.Fprintf(b, "module \"%s\" {\n  source = \"%s%s\"\n", name, up, m.dir)
	inner := &scopeOf{names: slices.Clone(s.names)}
	form := g.IntN(7)
	switch form {
	case 3, 4:
		fmt.Fprintf(b, "  count = %s\n", []string{"2", "3", "1", "0", g.typed(s, boolean, 1) + " ? 1 : 0", "length(" + g.typed(s, texts, 1) + ")"}[g.IntN(6)])
		inner.names = append(inner.names, known{"count.index", number}, known{"count.index", number})
	case 5, 6:
		fmt.Fprintf(b, "  for_each = %s\n", []string{
			`toset(["x", "y"])`, `{ x = "1", y = "two", z = "1" }`, g.typed(s, mapping, 2), "toset(" + g.typed(s, texts, 1) + ")", "{}",
			`{ for k, v in ` + g.typed(s, mapping, 1) + ` : k => v if v != "b" }`,
		}[g.IntN(6)])
		inner.names = append(inner.names, known{"each.key", text}, known{"each.key", text}, known{"each.value", text})
	}
	for _, in := range m.inputs {
		switch {
		case !in.required && g.IntN(2) == 0:
		case in.strict && g.IntN(3) == 0:
			fmt.Fprintf(b, "  %s = null\n", in.name)
		default:
			fmt.Fprintf(b, "  %s = %s\n", in.name, g.passed(inner, in))
		}
	}
	b.WriteString("}\n")
	for _, out := range m.output {
		s.read(g, "module."+name, out, form)
	}
	if g.IntN(2) == 0 {
		s.calls = append(s.calls, known{"module." + name, kind{}})
	}
}

// read adds the ways to read an output.
func (s *scopeOf) read(g *generator, call string, out known, form int) {
	list, has := out.kind.listed()
	switch {
	case form < 3:
		s.names = append(s.names, known{call + "." + out.text, out.kind})
	case form < 5:
		s.names = append(s.names, known{"try(" + call + "[0]." + out.text + ", " + g.literal(out.kind) + ")", out.kind})
		if has {
			s.names = append(s.names, known{call + "[*]." + out.text, list})
		}
		s.calls = append(s.calls, known{"length(" + call + ")", number}, known{"one(slice(" + call + "[*]." + out.text + ", 0, min(1, length(" + call + "))))", kind{}})
	default:
		s.names = append(s.names, known{"try(" + call + "[\"x\"]." + out.text + ", " + g.literal(out.kind) + ")", out.kind})
		if has {
			s.names = append(s.names, known{"values(" + call + ")[*]." + out.text, list})
		}
		s.calls = append(s.calls, known{"{ for k, m in " + call + " : k => m." + out.text + " }", kind{}}, known{"keys(" + call + ")", texts})
	}
}

// listed is the type of a list of a kind.
func (k kind) listed() (kind, bool) {
	switch k.name {
	case "string":
		return texts, true
	case "number":
		return numbers, true
	}
	return kind{}, false
}

// root writes the root: decided inputs, calls, and what is looked at.
func (g *generator) root(made []moduleOf) {
	s := &scopeOf{}
	var b, values strings.Builder
	for i := range 2 + g.IntN(3) {
		in := input{name: fmt.Sprintf("v%d", i), kind: g.anyKind()}
		b.WriteString(g.variable(&in))
		if in.required || !g.open {
			fmt.Fprintf(&values, "%s = %s\n", in.name, g.literal(in.kind))
		}
		s.names = append(s.names, known{"var." + in.name, in.kind})
		s.fields("var."+in.name, in.kind)
	}
	g.body(&b, s, made, "./")
	for range 2 {
		g.call(&b, s, made[len(made)-1-g.IntN(2)], "./")
	}
	look := func(expr string) {
		g.probe = append(g.probe, expr)
	}
	for _, n := range s.calls {
		look(n.text)
	}
	for _, n := range s.names {
		if strings.Contains(n.text, "module.") {
			look(n.text)
		}
	}
	for range 12 {
		look(g.typed(s, g.anyKind(), 4))
	}
	var input strings.Builder
	for i, expr := range g.probe {
		fmt.Fprintf(&b, "locals {\n  p%d = %s\n}\n", i, expr)
		fmt.Fprintf(&input, "    p%d = local.p%d\n", i, i)
	}
	fmt.Fprintf(&b, "resource \"terraform_data\" \"probe\" {\n  input = {\n%s  }\n}\n", input.String())
	g.files["main.tf"], g.files["terraform.tfvars"] = b.String(), values.String()
}
