package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// cloud is what a provider of clouds is called in Terraform.
type cloud struct {
	name    string
	prefix  string // of its resource types
	backend string // that keeps state in its storage
}

func knownClouds() []cloud {
	return []cloud{{"aws", "aws_", "s3"}, {"azure", "azurerm_", "azurerm"}, {"google", "google_", "gcs"}}
}

// anyCloud is what a rule says that covers every cloud, and yet knows resource
// types of some, for example those that it leaves alone.
const anyCloud = "any"

// cloudNames lists the clouds whose resource types are known.
func cloudNames() []string {
	var names []string
	for _, c := range knownClouds() {
		names = append(names, c.name)
	}
	return names
}

// CheckClouds compares the clouds that a rule says it covers with those whose
// resource types it knows: as a key of a table, as in
// input.resource.aws_sqs_queue, or as a string. Every one of those must be
// said, unless the rule says that it covers any. One that is said must be in the rule's example, because a rule may also
// know a type through the library, or read versions and backends only.
//
// The problems name the rule's file; file is used for nothing else.
func CheckClouds(file, source, example string, said []string) []Problem {
	module, problems := parseForCheck(file, source)
	if module == nil {
		return problems
	}
	if slices.Contains(said, anyCloud) {
		return nil
	}
	known := typesOf(module)
	for _, c := range knownClouds() {
		i := slices.IndexFunc(known, func(typ string) bool { return strings.HasPrefix(typ, c.prefix) })
		switch {
		case i >= 0 && !slices.Contains(said, c.name):
			problems = append(problems, Problem{file, 0, fmt.Sprintf(
				"custom.clouds does not say %s, but the rule knows %s; add it to clouds", c.name, known[i])})
		case slices.Contains(said, c.name) && !c.mentionedIn(example):
			problems = append(problems, Problem{file, 0, fmt.Sprintf(
				"custom.clouds says %s, but the rule's example.txtar has no %s… and no backend of it; extend the example or correct clouds", c.name, c.prefix)})
		}
	}
	return problems
}

// typesOf lists the strings of a module that a resource type could be, each
// once, in order of first mention.
func typesOf(module *ast.Module) []string {
	name := regexp.MustCompile(`^(data\.)?[a-z]+_[a-z0-9_]+$`)
	var types []string
	ast.WalkTerms(module, func(term *ast.Term) bool {
		text, ok := term.Value.(ast.String)
		if typ := strings.TrimPrefix(string(text), "data."); ok && name.MatchString(string(text)) && !slices.Contains(types, typ) {
			types = append(types, typ)
		}
		return false
	})
	return types
}

// mentionedIn reports whether a resource type or a backend of the cloud occurs in
// text.
func (c cloud) mentionedIn(text string) bool {
	typ := `(^|[^A-Za-z0-9_])` + regexp.QuoteMeta(c.prefix) + `[a-z]`
	return regexp.MustCompile(typ + `|backend "` + c.backend + `"`).MatchString(text)
}
