package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

func TestDeadPaths(t *testing.T) {
	paths := []string{
		".github/workflows/deploy.yml", "infra/prod/main.tf", "infra/prod/db/main.tf", "app/src/page.jsx",
		"README.md", "modules/vpc+nat/main.tf", "third/submodule", "größe/main.tf",
	}
	tests := []struct {
		pattern string
		dead    bool
	}{
		{"infra/**", false},
		{"infra/*", true}, // a star stops at a slash
		{"infra/prod/*", false},
		{"infra/**/main.tf", false},
		{"infra/prod/**/main.tf", false}, // and ** may be nothing
		{"infra/staging/**", true},
		{"infra/prod/main.tf", false},
		{"infra/prod/mian.tf", true},
		{"infra/prod", true}, // a folder is not what is below it
		{"app/src/page.jsx?", false},
		{"app/src/page.js", true},
		{"app/src/[a-p]age.*", false},
		{"app/src/[q-z]age.*", true},
		{"README.md", false},
		{"CHANGELOG.md", true},
		{`modules/vpc\+nat/**`, false},
		{"third/submodule", false},
		{"größe/**", false},
		{".github/workflows/*.yml", false},
		{"infra/[/x", false}, // what cannot be read is not judged
		{"**/main.go", false},
		{"*.go", false},
		{"!gone/**", false},
		{"", false},
	}
	for _, test := range tests {
		flows := []debt.Workflow{{Triggers: []debt.Trigger{{Event: "push", Paths: []string{test.pattern}, PathLines: []int{7}}}}}
		graph.DeadPaths(flows, paths)
		var want []debt.DeadPath
		if test.dead {
			want = []debt.DeadPath{{Pattern: test.pattern, Line: 7}}
		}
		if diff := cmp.Diff(want, flows[0].Triggers[0].Dead); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.pattern, diff)
		}
	}
}

// Another pattern of the list may watch what a dead one meant.
func TestReplacedPaths(t *testing.T) {
	paths := []string{".github/workflows/checks.yml", "tools/agents/validate.py", "infra/main.tf"}
	for name, test := range map[string]struct {
		patterns []string
		dead     int
	}{
		"the other extension":           {[]string{".github/workflows/checks.yaml", ".github/workflows/checks.yml"}, 0},
		"the other extension, dead too": {[]string{".github/workflows/gone.yaml", ".github/workflows/gone.yml"}, 2},
		"moved under another pattern":   {[]string{"scripts/validate.py", "tools/**"}, 0},
		"moved under a wildcard":        {[]string{"scripts/validate.py", "**/validate.py"}, 0},
		"moved out of sight":            {[]string{"scripts/validate.py", "infra/**"}, 1},
		"a folder is not a file":        {[]string{"scripts/**", "tools/**"}, 1},
	} {
		flows := []debt.Workflow{{Triggers: []debt.Trigger{{Event: "push", Paths: test.patterns, PathLines: []int{1, 2}}}}}
		graph.DeadPaths(flows, paths)
		if got := len(flows[0].Triggers[0].Dead); got != test.dead {
			t.Errorf("%s: %d dead, want %d", name, got, test.dead)
		}
	}
}
