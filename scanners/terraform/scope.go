package terraform

import (
	"io/fs"
	"path"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// maxFiles is how many files the expressions of one directory may read.
const maxFiles = 200

// newEvaluator gathers what the expressions of a unit may refer to.
func newEvaluator(m *module, fsys fs.FS) *eval.Evaluator {
	config := m.names(m.input)
	config.Root, config.Read, config.List = m.isRoot(), reader(fsys, m.unit.Path), lister(fsys, m.unit.Path)
	for _, file := range m.loaded.named {
		config.Files = append(config.Files, file.path)
	}
	return eval.New(config)
}

// names are the locals, inputs and outputs of the directory.
func (d *directory) names(variable func(block) eval.Variable) eval.Config {
	config := eval.Config{
		Locals: map[string]hcl.Expression{}, Variables: map[string]eval.Variable{},
		Outputs: map[string]hcl.Expression{}, Secret: map[string]bool{}, Size: d.size,
	}
	for _, b := range d.blocks {
		switch {
		case b.kind == "locals":
			for _, a := range b.attrs {
				config.Locals[a.name] = a.expr
			}
		case b.kind == "variable" && len(b.labels) == 1:
			config.Variables[b.labels[0]] = variable(b)
		case b.kind == "output" && len(b.labels) == 1:
			if a, ok := b.attr("value"); ok {
				config.Outputs[b.labels[0]], config.Secret[b.labels[0]] = a.expr, isTrue(b, "sensitive")
			}
		}
	}
	for _, b := range d.overrides { // what they replace is not certain here
		for _, a := range b.attrs {
			if b.kind == "locals" {
				delete(config.Locals, a.name)
			}
		}
		if b.kind == "variable" && len(b.labels) == 1 {
			delete(config.Variables, b.labels[0])
		}
		if b.kind == "output" && len(b.labels) == 1 {
			delete(config.Outputs, b.labels[0])
			config.Secret[b.labels[0]] = true
		}
	}
	return config
}

// input is what the directory knows of a variable: its default and, in a root,
// the files of values that Terraform loads by itself or can be told to load.
func (m *module) input(b block) eval.Variable {
	var v eval.Variable
	name := b.labels[0]
	if a, ok := b.attr("default"); ok {
		v.Default = typed(b, eval.Constant(a.expr))
	}
	if isTrue(b, "sensitive") || isTrue(b, "ephemeral") {
		return v
	}
	if loaded, ok := m.loaded.values[name]; ok {
		v.Default = typed(b, loaded)
		if !m.loaded.others[name] {
			v.Set = v.Default
			return v
		}
	}
	v.Named = m.byFile(b, v.Default)
	return v
}

// byFile is what a variable is with each of the files that a command line may
// name: nil when none of them sets it. One that does not leaves its default.
func (m *module) byFile(b block, fallback cty.Value) []cty.Value {
	set := false
	values := make([]cty.Value, len(m.loaded.named))
	for i, file := range m.loaded.named {
		values[i] = fallback
		if expr, ok := file.values[b.labels[0]]; ok {
			set = true
			if v := typed(b, eval.Constant(expr)); !v.IsKnown() || !v.IsNull() || !isFalse(b, "nullable") {
				values[i] = v
			}
		}
	}
	if !set {
		return nil
	}
	return values
}

func isTrue(b block, name string) bool {
	a, ok := b.attr(name)
	return ok && eval.Constant(a.expr).RawEquals(cty.True)
}

// typed converts a variable's value to the variable's type, as Terraform does.
func typed(b block, v cty.Value) cty.Value {
	a, ok := b.attr("type")
	if !ok || !v.IsWhollyKnown() {
		return v
	}
	want, defaults, diags := typeexpr.TypeConstraintWithDefaults(a.expr)
	if diags.HasErrors() {
		return v
	}
	if !isConvertible(v, want) {
		return cty.DynamicVal
	}
	if defaults != nil && !v.IsNull() {
		v = defaults.Apply(v)
	}
	converted, err := convert.Convert(v, want)
	if err != nil {
		return cty.DynamicVal
	}
	return converted
}

// isRoot reports whether Terraform runs in the directory: only roots have a
// backend or values that are loaded by themselves, and modules that configure
// providers are long discouraged.
func (m *module) isRoot() bool {
	for _, file := range m.unit.Files {
		if isAutoLoaded(path.Base(file)) {
			return true
		}
	}
	for _, b := range m.blocks {
		if b.kind == "provider" {
			return true
		}
		for _, inner := range b.blocks {
			if b.kind == "terraform" && (inner.kind == "backend" || inner.kind == "cloud") {
				return true
			}
		}
	}
	return false
}

// reader reads files of the repository by their paths from the directory.
func reader(fsys fs.FS, dir string) func(string) ([]byte, bool) {
	type answer struct {
		content []byte
		ok      bool
	}
	answers := map[string]answer{}
	return func(name string) ([]byte, bool) {
		full := path.Join(dir, name)
		if known, ok := answers[full]; ok {
			return known.content, known.ok
		}
		if !fs.ValidPath(full) || full == "." || len(answers) >= maxFiles {
			return nil, false
		}
		content, ok := rawFile(fsys, full)
		answers[full] = answer{content, ok}
		return content, ok
	}
}

// exhausted says that values are missing because they cost too much.
func (m *module) exhausted() []debt.Unread {
	if !m.eval.Spent() || len(m.unit.Files) == 0 {
		return nil
	}
	return []debt.Unread{{
		Path: m.unit.Files[0], Partial: true,
		Reason: "the expressions of this directory take too many steps; some values are not known that could be",
	}}
}
