package githubactions

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestCommands(t *testing.T) {
	facts := scan(t, workflowPath, `on: push
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: make
      - name: x
        run: |
          # deploy
          terraform plan \
            -var=${{ inputs.x }}

          terraform apply -auto-approve | tee log
      - run: >-
          curl
          https://x && sh -c "a"
`)
	var got []string
	for _, c := range facts.Command {
		got = append(got, fmt.Sprintf("%s %v %d:%d-%d %s", c.Owner[len(c.Unit)+1:], c.Argv, c.At.Line, c.At.Column, c.At.EndLine, c.At.Read))
	}
	want := []string{
		"step:a/1 [make] 7:14-7 parsed",
		"step:a/2 [terraform plan <nil>] 11:11-12 masked",
		"step:a/2 [terraform apply -auto-approve] 14:11-14 parsed",
		"step:a/2 [tee log] 14:43-14 parsed",
		"step:a/3 [curl https://x] 16:11-17 parsed",
		"step:a/3 [sh -c a] 17:24-17 parsed",
		"step:a/3 [a] 17:24-17 parsed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c := facts.Command[0]; c.Job != facts.Job[0].ID || c.Owner != facts.Step[1].ID || c.Origin != "step" {
		t.Errorf("%+v", c)
	}
}

func TestScriptStatus(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  debt.ScriptStatus
	}{
		{"Linux", []string{"runs-on: ubuntu-24.04", "steps: [{run: a}]"}, debt.ScriptRead},
		{"an unknown machine", []string{"runs-on: '${{ inputs.x }}'", "steps: [{run: a}]"}, debt.ScriptRead},
		{"a self-hosted machine", []string{"runs-on: [self-hosted, x64]", "steps: [{run: a}]"}, debt.ScriptRead},
		{"Windows", []string{"runs-on: windows-2022", "steps: [{run: 'if ($x) {'}]"}, debt.ScriptForeign},
		{"self-hosted Windows", []string{"runs-on: [self-hosted, Windows, X64]", "steps: [{run: a}]"}, debt.ScriptForeign},
		{"Bash on Windows", []string{"runs-on: windows-2022", "steps: [{run: a, shell: bash}]"}, debt.ScriptRead},
		{"PowerShell", []string{"runs-on: ubuntu-24.04", "steps: [{run: a, shell: pwsh}]"}, debt.ScriptForeign},
		{"a default", []string{"runs-on: ubuntu-24.04", "defaults: {run: {shell: python}}", "steps: [{run: a}]"}, debt.ScriptForeign},
		{"a shell that is not known", []string{"runs-on: ubuntu-24.04", "steps: [{run: a, shell: '${{ x }}'}]"}, debt.ScriptForeign},
		{
			"Windows and Linux",
			[]string{"strategy: {matrix: {os: [windows-2022, ubuntu-24.04]}}", "runs-on: '${{ matrix.os }}'", "steps: [{run: a}]"},
			debt.ScriptRead,
		},
		{"not a script", []string{"runs-on: x", "steps: [{uses: a/b@v1}]"}, ""},
		{"empty", []string{"runs-on: x", "steps: [{run: ''}]"}, ""},
	}
	for _, tt := range tests {
		facts := job(t, tt.lines...)
		if got := facts.Step[0].Script; got != tt.want || (len(facts.Command) == 1) != (got == debt.ScriptRead) {
			t.Errorf("%s: %q with %d commands, want %q", tt.name, got, len(facts.Command), tt.want)
		}
		if len(facts.Unread) > 0 {
			t.Errorf("%s: %+v", tt.name, facts.Unread)
		}
	}
}

func TestScriptThatIsNotShell(t *testing.T) {
	facts := scan(t, workflowPath, "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          a\n          b 'c\n      - run: d\n")
	want := []debt.Unread{{
		Path: workflowPath, Unit: facts.Job[0].Unit, Scanner: "github-actions", Line: 8, Partial: true,
		Reason: "a script is not read, the shell parser objects: reached EOF without closing quote `'`",
	}}
	if diff := cmp.Diff(want, facts.Unread); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if facts.Step[0].Script != debt.ScriptUnread || len(facts.Command) != 1 || facts.Command[0].Name != "d" {
		t.Errorf("%s, %+v", facts.Step[0].Script, facts.Command)
	}
}
