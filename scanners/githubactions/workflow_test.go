package githubactions

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

const whole = `# a workflow with everything
name: Release
on:
  push:
    branches: [main]
  workflow_dispatch:
concurrency:
  group: release
  cancel-in-progress: true
defaults:
  run:
    shell: bash
jobs:
  build:
    name: Build
    runs-on: ubuntu-22.04
    needs: [lint, test]
    if: ${{ github.ref == 'refs/heads/main' }}
    timeout-minutes: 30
    continue-on-error: true
    environment:
      name: production
    container: node:20@sha256:abc
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          token: ${{ secrets.TOKEN }}
      - name: Make
        run: |
          make ${{ matrix.target }}
          # done
  call:
    uses: ./.github/workflows/deploy.yml
`

func TestWholeWorkflow(t *testing.T) {
	const unit = "pipeline:" + workflowPath
	at := func(line, column, end int) debt.At {
		return debt.At{
			Unit:     unit,
			Location: debt.Location{Path: workflowPath, Line: line, Column: column, EndLine: end},
			Read:     debt.Parsed,
		}
	}
	want := debt.Facts{
		Workflow: []debt.Workflow{{
			ID: unit + "#workflow", Unit: unit, System: "github-actions", Kind: "workflow", Name: "Release",
			Triggers: []debt.Trigger{
				{Event: "push", Branches: []string{"main"}, Line: 4},
				{Event: "workflow_dispatch", Line: 6},
			},
			ConcurrencyGroup: "release", CancelInProgress: true, At: at(2, 1, 34),
		}},
		Job: []debt.Job{
			{
				ID: unit + "#job:build", Unit: unit, Key: "build", Name: "Build",
				RunsOn: []string{"ubuntu-22.04"}, Needs: []string{"lint", "test"}, If: "github.ref == 'refs/heads/main'",
				TimeoutMinutes: 30, ContinueOnError: true, Environment: "production",
				Triggers: []string{"push", "workflow_dispatch"}, Steps: 2, At: at(14, 3, 32),
			},
			{
				ID: unit + "#job:call", Unit: unit, Key: "call", Uses: "./.github/workflows/deploy.yml",
				Triggers: []string{"push", "workflow_dispatch"}, At: at(33, 3, 34),
			},
		},
		Step: []debt.Step{
			{
				ID: unit + "#step:build/0", Unit: unit, Job: unit + "#job:build", Index: 0, Key: "actions/checkout",
				Uses: "actions/checkout@v4", With: map[string]string{"fetch-depth": "0"},
				Unsure: []string{"with.token"}, At: at(25, 9, 28),
			},
			{
				ID: unit + "#step:build/1", Unit: unit, Job: unit + "#job:build", Index: 1, Key: "Make", Name: "Make",
				Run: "make ${{ matrix.target }}\n# done\n", Script: "read", Shell: "bash", At: at(29, 9, 32),
			},
		},
		Command: []debt.Command{{
			ID: unit + "#step:build/1/command:0", Unit: unit, Origin: "step", Owner: unit + "#step:build/1", Job: unit + "#job:build",
			Name: "make", Argv: []any{"make", nil}, Unsure: []string{"argv"},
			At: debt.At{
				Unit: unit, Read: debt.Masked,
				Location: debt.Location{Path: workflowPath, Line: 31, Column: 11, EndLine: 31},
			},
		}},
		Pin: []debt.Pin{
			{
				ID: unit + "#pin:runner:build/ubuntu-22.04", Unit: unit, Kind: "runner", Name: "ubuntu-22.04",
				Source: "ubuntu-22.04", Version: "22.04", Key: "build/ubuntu-22.04", At: at(16, 5, 16),
			},
			{
				ID: unit + "#pin:image:build/container", Unit: unit, Kind: "image", Name: "node", Source: "node:20@sha256:abc",
				SourceType: "registry", Version: "20", Digest: "sha256:abc", Key: "build/container", At: at(23, 5, 23),
			},
			{
				ID: unit + "#pin:action:build/0", Unit: unit, Kind: "action", Name: "actions/checkout",
				Source: "actions/checkout@v4", SourceType: "repository", Version: "v4", RefKind: "tag",
				Key: "build/actions/checkout", At: at(25, 9, 25),
			},
			{
				ID: unit + "#pin:action:call", Unit: unit, Kind: "action", Name: "./.github/workflows/deploy.yml",
				Source: "./.github/workflows/deploy.yml", SourceType: "local", Key: "call", At: at(34, 5, 34),
			},
		},
		Link: []debt.Link{{
			From: unit, To: "pipeline:.github/workflows/deploy.yml", Kind: "include", Status: "resolved", At: at(34, 5, 34),
		}},
	}
	if diff := cmp.Diff(want, scan(t, workflowPath, whole)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTriggers(t *testing.T) {
	tests := []struct {
		name, on string
		want     []debt.Trigger
		events   []string
		unsure   []string
	}{
		{"scalar", "on: push", []debt.Trigger{{Event: "push", Line: 1}}, []string{"push"}, nil},
		{
			"list", "on: [push, pull_request]",
			[]debt.Trigger{{Event: "push", Line: 1}, {Event: "pull_request", Line: 1}},
			[]string{"pull_request", "push"},
			nil,
		},
		{
			"quoted key", "\"on\":\n  push:\n    paths: a/**",
			[]debt.Trigger{{Event: "push", Paths: []string{"a/**"}, Line: 2}},
			[]string{"push"},
			nil,
		},
		{
			"schedule", "on:\n  schedule:\n    - cron: '0 0 * * *'\n    - cron: 5 4 * * 0",
			[]debt.Trigger{{Event: "schedule", Cron: []string{"0 0 * * *", "5 4 * * 0"}, Line: 2}},
			[]string{"schedule"},
			nil,
		},
		{"unknown filter", "on: {push: {branches: {a: b}}}", []debt.Trigger{{Event: "push", Line: 1}}, []string{"push"}, []string{"triggers"}},
		{"missing", "name: x", nil, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := scan(t, workflowPath, tt.on+"\njobs: {a: {}}\n")
			got := facts.Workflow[0]
			if diff := cmp.Diff(tt.want, got.Triggers); diff != "" {
				t.Errorf("triggers (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.unsure, got.Unsure); diff != "" {
				t.Errorf("unsure (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.events, facts.Job[0].Triggers); diff != "" {
				t.Errorf("events of the job (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAction(t *testing.T) {
	const name = "tools/setup/action.yml"
	type row struct {
		Runtime string
		Steps   []string
		Jobs    []string
		Pins    []string
		Links   []string
	}
	tests := []struct {
		name, runs string
		want       row
	}{
		{"javascript", "{using: node16, main: dist/index.js}", row{Runtime: "node16"}},
		{
			"composite", "\n  using: composite\n  steps:\n    - id: a\n      run: x\n      shell: sh\n    - uses: ./tools/other\n    - uses: o/r@main",
			row{
				Runtime: "composite",
				Steps:   []string{"step:runs/0 a sh", "step:runs/1 ./tools/other ", "step:runs/2 o/r "},
				Jobs:    []string{"pipeline:tools/setup/action.yml#workflow"},
				Pins:    []string{"runs/./tools/other", "runs/o/r"},
				Links:   []string{"runs pipeline:tools/other/action.yml resolved"},
			},
		},
		{"image", "{using: docker, image: 'docker://alpine:3.10'}", row{Runtime: "docker", Pins: []string{"runs/image"}}},
		{"Dockerfile", "{using: docker, image: Dockerfile}", row{Runtime: "docker", Links: []string{"runs image:tools/setup/Dockerfile resolved"}}},
		{"Dockerfile outside", "{using: docker, image: ../../../Dockerfile}", row{Runtime: "docker"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			facts := scan(t, name, "name: setup\nruns: "+tt.runs+"\n")
			got := row{Runtime: facts.Workflow[0].ActionRuntime}
			for _, step := range facts.Step {
				got.Steps = append(got.Steps, step.ID[len("pipeline:"+name+"#"):]+" "+step.Key+" "+step.Shell)
				if len(got.Jobs) == 0 {
					got.Jobs = append(got.Jobs, step.Job)
				}
			}
			for _, pin := range facts.Pin {
				got.Pins = append(got.Pins, pin.Key)
			}
			for _, link := range facts.Link {
				got.Links = append(got.Links, link.Kind+" "+link.To+" "+link.Status)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || facts.Workflow[0].Kind != "action" {
				t.Errorf("kind %q (-want +got):\n%s", facts.Workflow[0].Kind, diff)
			}
		})
	}
}

func TestLineEndsDoNotMatter(t *testing.T) {
	crlf := strings.ReplaceAll(whole, "\n", "\r\n")
	if diff := cmp.Diff(scan(t, workflowPath, whole), scan(t, workflowPath, crlf)); diff != "" {
		t.Errorf("CRLF changes the facts (-LF +CRLF):\n%s", diff)
	}
}
