package graph

import (
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// contextOf reads from a path whether what stands there runs. It goes by whole
// names of directories, outermost first, because "test" inside a word means
// nothing and an environment may well be called "test-eu".
func contextOf(path string) debt.Context {
	for segment := range strings.SplitSeq(strings.ToLower(path), "/") {
		switch {
		case slices.Contains([]string{"vendor", "node_modules", "third_party", ".terraform"}, segment):
			return debt.Vendored
		case slices.Contains([]string{"examples", "example", "samples", "sample", "demo", "demos", "patterns", "blueprints", "lab", "labs", "tutorial", "tutorials", "workshop", "homework"}, segment):
			return debt.Example
		case slices.Contains([]string{"testdata", "fixtures", "fixture", "__tests__", "e2e", "terratest", "tests", "unit-tests", "integration-tests"}, segment):
			return debt.Test
		case slices.Contains([]string{"templates", "template", "cookiecutter", "scaffold", "scaffolding", "boilerplate"}, segment),
			strings.Contains(segment, "{{"):
			return debt.Templated
		case slices.ContainsFunc(strings.FieldsFunc(segment, isSeparator), isSandbox):
			return debt.Sandbox
		}
	}
	return debt.Live
}

func isSeparator(r rune) bool { return r == '-' || r == '_' || r == '.' }

// isSandbox recognises names of places that are made to be thrown away. Samples
// of real findings showed that nobody repays debt there.
func isSandbox(word string) bool {
	return slices.Contains([]string{"sandbox", "sandboxes", "playground", "ephemeral", "poc", "scratch", "throwaway"}, word)
}

// assignContexts gives every row the context of its path.
func assignContexts(f debt.Facts) debt.Facts {
	for at := range f.Places() {
		if at.Context == debt.Live {
			at.Context = contextOf(at.Path)
		}
	}
	return f
}
