package githubactions

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

const workflowPath = ".github/workflows/ci.yml"

// scan reads content as the file called name.
func scan(t testing.TB, name, content string) debt.Facts {
	t.Helper()
	s := New()
	units := s.Units([]string{name})
	if len(units) != 1 {
		t.Fatalf("%s is not a unit", name)
	}
	facts, err := s.Scan(t.Context(), fstest.MapFS{name: {Data: []byte(content)}}, units[0])
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

func TestUnits(t *testing.T) {
	paths := []string{
		".github/actions/setup/action.yml",
		".github/workflows/ci.yml",
		".github/workflows/notes.md",
		".github/workflows/old/ci.yml",
		".github/workflows/release.yaml",
		"action.yaml",
		"myaction.yml",
		"sub/.github/workflows/ci.yml",
	}
	var got []string
	for _, unit := range New().Units(paths) {
		got = append(got, unit.ID)
	}
	want := []string{
		"pipeline:.github/actions/setup/action.yml",
		"pipeline:.github/workflows/ci.yml",
		"pipeline:.github/workflows/release.yaml",
		"pipeline:action.yaml",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestUnread(t *testing.T) {
	row := func(name string, line int, partial bool, reason string) debt.Unread {
		return debt.Unread{
			Path: name, Unit: "pipeline:" + name, Scanner: "github-actions", Line: line, Reason: reason, Partial: partial,
		}
	}
	tests := []struct {
		name, path, content string
		workflows           int
		want                []debt.Unread
	}{
		{"empty", workflowPath, "", 0, []debt.Unread{row(workflowPath, 0, false, "it is empty")}},
		{"only comments", workflowPath, "# old\n", 0, []debt.Unread{row(workflowPath, 0, false, "it is empty")}},
		{"null", workflowPath, "---\n", 0, []debt.Unread{row(workflowPath, 0, false, "it is empty")}},
		{"a list", workflowPath, "# x\n- a\n", 0, []debt.Unread{row(workflowPath, 2, false, "it is not a workflow: its top level is not a mapping")}},
		{"broken", workflowPath, "on: push\njobs:\n  a: b: c\n", 0, []debt.Unread{
			row(workflowPath, 3, false, "it is not valid YAML: mapping values are not allowed in this context"),
		}},
		{"binary", workflowPath, "on: \x00\n", 0, []debt.Unread{row(workflowPath, 1, false, "it is binary: it has a NUL byte")}},
		{"no jobs", workflowPath, "on: push\njobs:\n", 1, []debt.Unread{row(workflowPath, 2, true, "it has no jobs")}},
		{"jobs not written", workflowPath, "on: push\n", 1, []debt.Unread{row(workflowPath, 0, true, "it has no jobs")}},
		{"odd job and step", workflowPath, "on: push\njobs:\n  a: text\n  b:\n    steps: [text]\n  c:\n    steps: text\n", 1, []debt.Unread{
			row(workflowPath, 3, true, `the job "a" is not a mapping; it is not read`),
			row(workflowPath, 5, true, `a step of "b" is not a mapping; it is not read`),
			row(workflowPath, 7, true, `the steps of "c" are not a list; they are not read`),
		}},
		{"merge key", workflowPath, "on: push\nx: &x {a: 1}\njobs:\n  a:\n    <<: *x\n", 1, []debt.Unread{
			row(workflowPath, 5, true, "GitHub refuses the merge key <<; what it names is not read"),
		}},
		{"repeated job", workflowPath, "on: push\njobs:\n  a: {}\n  a: {}\n", 1, []debt.Unread{
			row(workflowPath, 4, true, `the key "a" is repeated; only the first is read`),
		}},
		{"broken action", "a/action.yml", "runs: {\n", 0, []debt.Unread{
			row("a/action.yml", 1, false, "it is not valid YAML: did not find expected node content"),
		}},
		{"another tool's action.yml", "a/action.yml", "name: x\nsteps: []\nname: y\n---\nz: 1\n", 0, nil},
		{"another tool's runs", "a/action.yml", "runs: 3\n", 0, nil},
		{"empty action.yml", "a/action.yml", "", 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := scan(t, tt.path, tt.content)
			if len(facts.Workflow) != tt.workflows {
				t.Errorf("got %d workflows, want %d", len(facts.Workflow), tt.workflows)
			}
			if diff := cmp.Diff(tt.want, facts.Unread); diff != "" {
				t.Errorf("unread (-want +got):\n%s", diff)
			}
		})
	}
}

func TestScanOfAMissingFile(t *testing.T) {
	unit := New().Units([]string{workflowPath})[0]
	facts, err := New().Scan(t.Context(), fstest.MapFS{}, unit)
	if err != nil {
		t.Fatal(err)
	}
	if len(facts.Unread) != 1 || facts.Unread[0].Reason != "it does not exist" {
		t.Errorf("unread: %+v", facts.Unread)
	}
}

func TestScanStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	unit := New().Units([]string{workflowPath})[0]
	if _, err := New().Scan(ctx, fstest.MapFS{}, unit); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want %v", err, context.Canceled)
	}
}
