package terraform

import (
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/hashicorp/terraform-config-inspect/tfconfig"
)

// shapeOf is what terraform-config-inspect says of files by name, those that
// override others last. It gets parsed files: given texts, it would try a parser
// of the syntax before Terraform 0.12 on what it does not like, and no bound
// holds there.
func shapeOf(texts map[string][]byte) *tfconfig.Module {
	names := slices.Sorted(maps.Keys(texts))
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	shape := tfconfig.NewModule(".")
	for _, name := range names {
		if file := syntaxOf(name, texts[name]); file != nil {
			_ = tfconfig.LoadModuleFromFile(file, shape) // what it objects to is left out
		}
	}
	return shape
}

// rank is 1 for what overrides other files.
func rank(name string) int {
	if isOverride(name) {
		return 1
	}
	return 0
}

func syntaxOf(name string, content []byte) *hcl.File {
	if strings.HasSuffix(name, ".json") {
		file, _ := json.Parse(content, name)
		return file
	}
	file, _ := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	return file
}
