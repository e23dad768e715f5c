package githubactions

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/debtscan/debtscan/debt"
)

// job reads a workflow with the one job "a", given by its lines.
func job(t *testing.T, lines ...string) debt.Facts {
	t.Helper()
	facts := scan(t, workflowPath, "on: push\njobs:\n  a:\n    "+strings.Join(lines, "\n    ")+"\n")
	if len(facts.Job) != 1 || len(facts.Unread) > 0 {
		t.Fatalf("got %d jobs and unread %+v", len(facts.Job), facts.Unread)
	}
	return facts
}

func TestJobFields(t *testing.T) {
	tests := []struct {
		line string
		want debt.Job
	}{
		{"timeout-minutes: 2.5", debt.Job{TimeoutMinutes: 2.5}},
		{"timeout-minutes: ${{ inputs.t }}", debt.Job{Unsure: []string{"timeout_minutes"}}},
		{"timeout-minutes: '30'", debt.Job{Unsure: []string{"timeout_minutes"}}},
		{"continue-on-error: ${{ matrix.x }}", debt.Job{Unsure: []string{"continue_on_error"}}},
		{"needs: b", debt.Job{Needs: []string{"b"}}},
		{"name: ${{ x }}", debt.Job{Unsure: []string{"name"}}},
		{"name:", debt.Job{}},
		{"environment: prod", debt.Job{Environment: "prod"}},
		{"environment: {name: '${{ x }}'}", debt.Job{Unsure: []string{"environment"}}},
		{"concurrency: g", debt.Job{ConcurrencyGroup: "g"}},
		{"concurrency: g-${{ x }}", debt.Job{Unsure: []string{"concurrency_group"}}},
		{"concurrency: {group: g, cancel-in-progress: '${{ x }}'}", debt.Job{ConcurrencyGroup: "g", Unsure: []string{"cancel_in_progress"}}},
		{"if: false", debt.Job{If: "false"}},
		{"if: ${{ false }}", debt.Job{If: "false"}},
		{"if: ${{ a }} && ${{ b }}", debt.Job{If: "${{ a }} && ${{ b }}"}},
		{"if: \"${{ false }}\\n\"", debt.Job{If: "${{ false }}"}}, // a string, and so always true
		{"if: [a]", debt.Job{Unsure: []string{"if"}}},
	}
	ignored := cmpopts.IgnoreFields(debt.Job{}, "ID", "Unit", "Key", "Triggers", "At")
	for _, tt := range tests {
		t.Run(tt.line, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, job(t, tt.line).Job[0], ignored); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRunners(t *testing.T) {
	tests := []struct {
		name, runsOn, matrix string
		want, pins           []string
		unsure               bool
	}{
		{"label", "macos-13", "", []string{"macos-13"}, []string{"macos-13@13"}, false},
		{"case of a label", "Ubuntu-20.04", "", []string{"Ubuntu-20.04"}, []string{"ubuntu-20.04@20.04"}, false},
		{"list", "[windows-2019]", "", []string{"windows-2019"}, []string{"windows-2019@2019"}, false},
		{"self-hosted", "[self-hosted, ubuntu-20.04]", "", []string{"self-hosted", "ubuntu-20.04"}, nil, false},
		{"list with an expression", "[ubuntu-20.04, '${{ x }}']", "", []string{"ubuntu-20.04"}, nil, true},
		{"own label", "gpu", "", []string{"gpu"}, nil, false},
		{"group and labels", "{group: big, labels: [ubuntu-20.04]}", "", []string{"ubuntu-20.04"}, nil, false},
		{"group alone", "{group: big}", "", nil, nil, true},
		{"another expression", "${{ inputs.os }}", "{os: [ubuntu-20.04]}", nil, nil, true},
		{"text around an expression", "${{ matrix.os }}-20.04", "{os: [ubuntu]}", nil, nil, true},
		{
			"matrix", "${{matrix.os}}", "{os: [ubuntu-20.04, macos-13], go: [1, 2]}",
			[]string{"ubuntu-20.04", "macos-13"},
			[]string{"ubuntu-20.04@20.04", "macos-13@13"},
			false,
		},
		{"another case", "${{ Matrix.OS }}", "{os: [macos-13]}", []string{"macos-13"}, []string{"macos-13@13"}, false},
		{
			"matrix with one self-hosted", "${{ matrix.os }}", "{os: [[self-hosted, ubuntu-20.04], ubuntu-22.04]}",
			[]string{"self-hosted", "ubuntu-20.04", "ubuntu-22.04"},
			[]string{"ubuntu-22.04@22.04"},
			false,
		},
		{
			"field", "${{ matrix.on.os }}", "{on: [{os: macos-13}, {os: macos-14}]}",
			[]string{"macos-13", "macos-14"},
			[]string{"macos-13@13", "macos-14@14"},
			false,
		},
		{"field that one lacks", "${{ matrix.on.os }}", "{on: [{os: macos-13}, {}]}", []string{"macos-13"}, []string{"macos-13@13"}, true},
		{"include", "${{ matrix.os }}", "{os: [a], include: [{os: b}, {go: 1}]}", []string{"a", "b"}, nil, false},
		{"include alone", "${{ matrix.os }}", "{include: [{os: a}, {os: b}]}", []string{"a", "b"}, nil, false},
		{"include unknown", "${{ matrix.os }}", "{os: [a], include: '${{ x }}'}", []string{"a"}, nil, true},
		{"exclude", "${{ matrix.os }}", "{os: [a, b], exclude: [{os: b}]}", []string{"a"}, nil, false},
		{"exclude some of a value", "${{ matrix.os }}", "{os: [a, b], go: [1, 2], exclude: [{os: b, go: 1}]}", []string{"a", "b"}, nil, false},
		{"exclude perhaps all", "${{ matrix.os }}", "{os: [a, b], go: [1], exclude: [{os: b, go: 1}]}", []string{"a"}, nil, true},
		{"exclude unknown", "${{ matrix.os }}", "{os: [a, b], exclude: '${{ x }}'}", nil, nil, true},
		{"exclude and include again", "${{ matrix.os }}", "{os: [a, b], exclude: [{os: b}], include: [{os: b}]}", []string{"a", "b"}, nil, false},
		{"value unknown", "${{ matrix.os }}", "{os: [ubuntu-20.04, '${{ x }}']}", []string{"ubuntu-20.04"}, []string{"ubuntu-20.04@20.04"}, true},
		{"axis unknown", "${{ matrix.os }}", "{os: '${{ x }}'}", nil, nil, true},
		{"axis missing", "${{ matrix.os }}", "{go: [1]}", nil, nil, true},
		{"matrix unknown", "${{ matrix.os }}", "${{ x }}", nil, nil, true},
		{"no matrix", "${{ matrix.os }}", "", nil, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := job(t, "runs-on: "+tt.runsOn, "strategy:", "  matrix: "+tt.matrix)
			if diff := cmp.Diff(tt.want, facts.Job[0].RunsOn); diff != "" {
				t.Errorf("runs on (-want +got):\n%s", diff)
			}
			var pins []string
			for _, pin := range facts.Pin {
				pins = append(pins, pin.Name+"@"+pin.Version)
			}
			if diff := cmp.Diff(tt.pins, pins); diff != "" {
				t.Errorf("pins (-want +got):\n%s", diff)
			}
			if unsure := len(facts.Job[0].Unsure) > 0; unsure != tt.unsure {
				t.Errorf("unsure is %v", facts.Job[0].Unsure)
			}
		})
	}
}

func TestRunnerOfAMatrixIsWhereItsLabelIs(t *testing.T) {
	facts := job(t, "runs-on: ${{ matrix.os }}", "strategy:", "  matrix:", "    os:", "      - ubuntu-20.04")
	want := debt.Location{Path: workflowPath, Line: 8, Column: 13, EndLine: 8}
	if diff := cmp.Diff(want, facts.Pin[0].At.Location); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStepsOfParallelGroupsAreKept(t *testing.T) {
	facts := job(t, "steps:", "- run: one", "- parallel:", "    - {id: two, run: x}", "    - uses: o/r@v1", "- wait-all:", "- name: last", "  run: y")
	var got []string
	for _, step := range facts.Step {
		got = append(got, strings.TrimPrefix(step.ID, step.Unit)+" "+step.Key)
	}
	want := []string{"#step:a/0 step 1", "#step:a/1 two", "#step:a/2 o/r", "#step:a/3 step 4", "#step:a/4 last"}
	if diff := cmp.Diff(want, got); diff != "" || facts.Job[0].Steps != len(want) {
		t.Errorf("%d steps (-want +got):\n%s", facts.Job[0].Steps, diff)
	}
}

func TestShell(t *testing.T) {
	tests := []struct {
		name, workflow, job, step, want string
		unsure                          []string
	}{
		{"none", "", "", "", "", nil},
		{"workflow", "sh", "", "", "sh", nil},
		{"job", "sh", "bash", "", "bash", nil},
		{"step", "sh", "bash", "pwsh", "pwsh", nil},
		{"unknown", "sh", "${{ x }}", "", "", []string{"shell"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := scan(t, workflowPath, "on: push\ndefaults: {run: {shell: "+tt.workflow+"}}\njobs:\n  a:\n"+
				"    defaults:\n      run:\n        shell: "+tt.job+"\n    steps:\n    - run: x\n      shell: "+tt.step+"\n    - uses: o/r@v1\n")
			if facts.Step[0].Shell != tt.want || facts.Step[1].Shell != "" {
				t.Errorf("got shells %q and %q, want %q and none", facts.Step[0].Shell, facts.Step[1].Shell, tt.want)
			}
			if diff := cmp.Diff(tt.unsure, facts.Step[0].Unsure); diff != "" {
				t.Errorf("unsure (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStepsByAlias(t *testing.T) {
	facts := scan(t, workflowPath, "on: push\njobs:\n  a: &a\n    steps:\n    - &s\n      run: x\n    - *s\n  b: *a\n")
	var got []string
	for _, step := range facts.Step {
		got = append(got, strings.TrimPrefix(step.ID, step.Unit)+" "+step.Run)
	}
	want := []string{"#step:a/0 x", "#step:a/1 x", "#step:b/0 x", "#step:b/1 x"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if facts.Step[1].At.Line != 7 || facts.Job[1].At.Line != 8 {
		t.Errorf("aliases are at lines %d and %d, want 7 and 8", facts.Step[1].At.Line, facts.Job[1].At.Line)
	}
}

func TestInputs(t *testing.T) {
	facts := job(t, "steps:", "- uses: o/r@v1", "  with: {a: 1, b: true, c: , d: '${{ x }}', e: [f]}")
	if diff := cmp.Diff(map[string]string{"a": "1", "b": "true", "c": ""}, facts.Step[0].With); diff != "" {
		t.Errorf("with (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"with.d", "with.e"}, facts.Step[0].Unsure); diff != "" {
		t.Errorf("unsure (-want +got):\n%s", diff)
	}
}
