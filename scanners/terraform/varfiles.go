package terraform

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"

	"github.com/debtscan/debtscan/scanners/internal/input"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

// varValues are the values of variables that files give.
type varValues struct {
	values map[string]cty.Value // from files that Terraform loads by itself
	others map[string]bool      // names that other files give a value too
	named  []valueFile          // files of which a command line is expected to name one
}

// isAutoLoaded reports whether Terraform loads a file of values by itself.
// https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
func isAutoLoaded(base string) bool {
	return base == "terraform.tfvars" || base == "terraform.tfvars.json" ||
		strings.HasSuffix(base, ".auto.tfvars") || strings.HasSuffix(base, ".auto.tfvars.json")
}

// loadValues reads the files of values of a root. The environment cannot
// override what they say. The command line can, which shows by the files that are
// there to be named on it: what they give a value too is not certain.
func (m *module) loadValues(fsys fs.FS) {
	m.loaded = varValues{values: map[string]cty.Value{}, others: map[string]bool{}}
	if !m.isRoot() {
		return
	}
	var auto []string
	for _, file := range m.unit.Files {
		if base := path.Base(file); roleOf(base) == fileVariables && isAutoLoaded(base) {
			auto = append(auto, file)
		}
	}
	files, readable := m.namedFiles(fsys)
	for _, file := range files {
		for name := range file.values {
			m.loaded.others[name] = true
		}
	}
	slices.SortFunc(auto, loadedBefore)
	for _, file := range auto {
		values, ok := valuesIn(fsys, file)
		if !ok { // it may say anything of every variable
			clear(m.loaded.values)
			return
		}
		for name, expr := range values {
			m.loaded.values[name] = eval.Constant(expr)
		}
	}
	if readable {
		m.loaded.named = alternativeFiles(files)
	}
}

// loadedBefore orders files as Terraform loads them; the last one wins.
func loadedBefore(a, b string) int {
	rank := func(file string) int {
		return slices.Index([]string{"terraform.tfvars", "terraform.tfvars.json"}, path.Base(file))
	}
	x, y := rank(a), rank(b)
	switch {
	case x >= 0 && y >= 0:
		return x - y
	case x >= 0:
		return -1
	case y >= 0:
		return 1
	}
	return strings.Compare(a, b)
}

// valuesIn reads one file of values. One that cannot be read, such as those
// that many encrypt, hides no row: what it says just stays unsure. That is why
// it is not unread, which would keep rules from judging the whole directory.
func valuesIn(fsys fs.FS, file string) (values map[string]hcl.Expression, ok bool) {
	content, unread := input.Read(fsys, file)
	if unread != nil || tooDeep(file, content) != nil {
		return nil, false
	}
	attrs, diags := parseValues(file, content)
	if diags.HasErrors() {
		return nil, false
	}
	values = map[string]hcl.Expression{}
	for name, a := range attrs {
		values[name] = a.Expr
	}
	return values, true
}

func parseValues(file string, content []byte) (hcl.Attributes, hcl.Diagnostics) {
	if strings.HasSuffix(file, ".json") {
		if diags := hugeJSON(file, content); diags.HasErrors() {
			return nil, diags
		}
		parsed, diags := json.Parse(content, file)
		if diags.HasErrors() {
			return nil, diags
		}
		return parsed.Body.JustAttributes()
	}
	parsed, diags := hclsyntax.ParseConfig(content, file, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	if body, ok := parsed.Body.(*hclsyntax.Body); ok {
		diags = append(diags, hugeNumber(body)...)
	}
	attrs, more := parsed.Body.JustAttributes()
	return attrs, append(diags, more...)
}
