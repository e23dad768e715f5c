package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// compositeAction is what a runner reads of action.yml.
type compositeAction struct {
	Inputs map[string]struct{ Default string }
	Runs   struct {
		Steps []struct {
			Name, Shell, Run string
			Env              map[string]string
		}
	}
}

// actionRunner runs action.yml's steps as a GitHub runner does, with a release
// that lies in a folder instead of on the network.
type actionRunner struct {
	action  compositeAction
	release string // folder of the release's files
	bin     string // folder of a curl that takes them from there
	folder  string // that is scanned
	os      string
}

// run gives each step the inputs, and the folders that earlier steps added to
// PATH. It ends with the first step that fails.
func (a actionRunner) run(t *testing.T, inputs map[string]string) (output, summary string, err error) {
	t.Helper()
	temp := t.TempDir()
	file := func(name string) string {
		path := filepath.Join(temp, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	added, written := file("path"), file("summary")
	var said bytes.Buffer
	for _, step := range a.action.Runs.Steps {
		folders, err := os.ReadFile(added)
		if err != nil {
			t.Fatal(err)
		}
		search := append(strings.Fields(string(folders)), a.bin, os.Getenv("PATH"))
		cmd := exec.CommandContext(t.Context(), step.Shell, "-c", step.Run)
		cmd.Dir, cmd.Stdout, cmd.Stderr = a.folder, &said, &said
		cmd.Env = []string{
			"PATH=" + strings.Join(search, ":"), "HOME=" + temp, "RUNNER_TEMP=" + temp,
			"GITHUB_PATH=" + added, "GITHUB_STEP_SUMMARY=" + written, "RELEASE=" + a.release,
		}
		for name, value := range step.Env {
			cmd.Env = append(cmd.Env, name+"="+a.expand(t, value, inputs))
		}
		if err := cmd.Run(); err != nil {
			return said.String(), "", fmt.Errorf("%s: %w", step.Name, err)
		}
	}
	text, err := os.ReadFile(written)
	return said.String(), string(text), err
}

var runnerExpression = regexp.MustCompile(`\$\{\{ (\w+)\.(\w+) \}\}`)

func (a actionRunner) expand(t *testing.T, value string, inputs map[string]string) string {
	t.Helper()
	return runnerExpression.ReplaceAllStringFunc(value, func(text string) string {
		name := runnerExpression.FindStringSubmatch(text)
		switch name[1] + "." + name[2] {
		case "runner.os":
			return a.os
		case "runner.arch":
			return "X64"
		}
		known, ok := a.action.Inputs[name[2]]
		if name[1] != "inputs" || !ok {
			t.Fatalf("%s is nothing that a runner or the action has", text)
		}
		if given, ok := inputs[name[2]]; ok {
			return given
		}
		return known.Default
	})
}

func newActionRunner(t *testing.T) actionRunner {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repositoryRoot, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	a := actionRunner{release: t.TempDir(), bin: t.TempDir(), folder: storyRepository(t), os: "Linux"}
	if err := yaml.Unmarshal(text, &a.action); err != nil {
		t.Fatal(err)
	}
	curl := "#!/bin/sh\nfor last; do :; done\nwhile [ \"$1\" != --output ]; do shift; done\ncp \"$RELEASE/${last##*/}\" \"$2\"\n"
	if err := os.WriteFile(filepath.Join(a.bin, "curl"), []byte(curl), 0o700); err != nil { //nolint:gosec // it is run
		t.Fatal(err)
	}
	a.pack(t)
	return a
}

// pack lays a release out: an archive of this program, and the checksums.
func (a actionRunner) pack(t *testing.T) {
	t.Helper()
	archive := fmt.Sprintf("debtscan_%s_linux_amd64.tar.gz", a.action.Inputs["version"].Default)
	for _, args := range [][]string{
		{"go", "build", "-o", filepath.Join(a.release, "debtscan"), "."},
		{"tar", "-C", a.release, "-czf", filepath.Join(a.release, archive), "debtscan"},
	} {
		if text, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, text)
		}
	}
	content, err := os.ReadFile(filepath.Join(a.release, archive))
	if err != nil {
		t.Fatal(err)
	}
	a.sums(t, fmt.Sprintf("%x  %s\n", sha256.Sum256(content), archive))
}

func (a actionRunner) sums(t *testing.T, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(a.release, "checksums.txt"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// The action installs a release and runs it, as a workflow's step would.
func TestAction(t *testing.T) {
	a := newActionRunner(t)
	t.Run("scan", func(t *testing.T) {
		output, summary, err := a.run(t, map[string]string{
			"db": "ledger.db", "sarif": "out.sarif", "html": "out.html", "json": "out.json", "arguments": "--as-of 2026-11-01 --all",
		})
		if err != nil || !strings.Contains(output, "DEP-001") || !strings.Contains(summary, "DEP-001") {
			t.Errorf("%v\n%s\n%s", err, output, summary)
		}
		for _, name := range []string{"ledger.db", "out.sarif", "out.html", "out.json"} {
			if info, err := os.Stat(filepath.Join(a.folder, name)); err != nil || info.Size() == 0 {
				t.Errorf("%s was not written: %v", name, err)
			}
		}
	})
	t.Run("check", func(t *testing.T) {
		output, _, err := a.run(t, map[string]string{"command": "check", "arguments": "--base HEAD~1"})
		if err == nil || !strings.Contains(output, "::error") || !strings.Contains(output, "part1.tf") || strings.Contains(output, "part0.tf") {
			t.Errorf("%v\n%s", err, output)
		}
	})
	t.Run("unknown command", func(t *testing.T) {
		output, _, err := a.run(t, map[string]string{"command": "chek"})
		if err == nil || !strings.Contains(output, "::error::command is scan or check, not chek") {
			t.Errorf("%v\n%s", err, output)
		}
	})
	t.Run("another system", func(t *testing.T) {
		other := a
		other.os = "Windows"
		if output, _, err := other.run(t, nil); err == nil || !strings.Contains(output, "Linux and macOS") {
			t.Errorf("%v\n%s", err, output)
		}
	})
	t.Run("archive that is not what was released", func(t *testing.T) {
		a.sums(t, strings.Repeat("0", 64)+"  debtscan_"+a.action.Inputs["version"].Default+"_linux_amd64.tar.gz\n")
		if output, _, err := a.run(t, nil); err == nil || !strings.HasPrefix(err.Error(), "Install debtscan") {
			t.Errorf("%v\n%s", err, output)
		}
	})
}

// Every input of the action reaches a step.
func TestActionInputs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repositoryRoot, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var action compositeAction
	if err := yaml.Unmarshal(text, &action); err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(action.Inputs)) {
		if !strings.Contains(string(text), "${{ inputs."+name+" }}") {
			t.Errorf("the input %s is not read", name)
		}
	}
}
