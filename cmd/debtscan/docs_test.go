package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/rules"
)

const repositoryRoot = "../.."

// The pages of docs/rules are those the rules would write now.
func TestRulePagesAreCurrent(t *testing.T) {
	fresh := t.TempDir()
	if code := run(t.Context(), []string{"rules", "docs", fresh}, testEnvironment(&bytes.Buffer{})); code != exitOK {
		t.Fatalf("rules docs ended with %d", code)
	}
	want, got := pages(t, fresh), pages(t, filepath.Join(repositoryRoot, "docs", "rules"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("docs/rules is stale; run make docs: %s", diff)
	}
}

func pages(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts[e.Name()] = string(text)
	}
	return texts
}

// Every link between pages leads somewhere.
func TestLinksLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/*/*.md"} {
		files, err := filepath.Glob(filepath.Join(repositoryRoot, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range link.FindAllStringSubmatch(string(text), -1) {
				if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
					t.Errorf("%s links to %s, which is not there", file, m[1])
				}
			}
		}
	}
}

// Every command that the README names exists.
func TestReadmeCommandsExist(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(repositoryRoot, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("`debtscan ((?:[a-z]+ ?)+)").FindAllStringSubmatch(string(readme), -1) {
		var stdout, stderr bytes.Buffer
		env := testEnvironment(&stdout)
		env.stderr = &stderr
		args := append(strings.Fields(m[1]), "--help")
		if code := run(t.Context(), args, env); code != exitOK {
			t.Errorf("README names debtscan %s: %s", m[1], stderr.String())
		}
	}
}

// A rule is on by default where docs/precision.md has evidence for it, and
// nowhere else.
func TestDefaultsFollowTheEvidence(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repositoryRoot, "docs", "precision.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "## On by default")
	on, _, _ := strings.Cut(rest, "## ")
	set, err := rules.Load(rules.Embedded(), rules.LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Rules() {
		row := regexp.MustCompile(`\| ` + r.ID + ` \|[^|]*\| (\d+) \| (\d+) \|`).FindStringSubmatch(on)
		if r.Default != (row != nil) {
			t.Errorf("%s: on by default is %v, and its row of evidence %q", r.ID, r.Default, row)
		}
		if row == nil {
			continue
		}
		judged, right := number(t, row[1]), number(t, row[2])
		if right*10 < judged*9 || judged == 0 {
			t.Errorf("%s is on by default with %d of %d findings right", r.ID, right, judged)
		}
		if judged < 10 && r.Evidence != "thin" {
			t.Errorf("%s has %d judged findings and does not say evidence: thin", r.ID, judged)
		}
	}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The README's first day works as it is written, in a repository with a past.
func TestReadmeStory(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(repositoryRoot, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "## The first day")
	_, rest, _ = strings.Cut(rest, "```sh\n")
	story, _, _ := strings.Cut(rest, "```")
	dir := storyRepository(t)
	t.Chdir(dir)
	commands := 0
	for text := range strings.Lines(story) {
		text, _, _ = strings.Cut(text, "#")
		args := strings.Fields(text)
		if len(args) == 0 || args[0] != "debtscan" {
			t.Fatalf("%q is no command of debtscan", text)
		}
		var stdout, stderr bytes.Buffer
		env := testEnvironment(&stdout)
		env.stderr, env.getenv = &stderr, os.Getenv
		if code := run(t.Context(), args[1:], env); code != exitOK || stdout.Len() == 0 {
			t.Errorf("%s: exit code %d\n%s%s", text, code, stdout.String(), stderr.String())
		}
		commands++
	}
	if commands < 6 {
		t.Errorf("the story has %d commands", commands)
	}
	for _, name := range []string{".git/hooks/pre-commit", ".github/workflows/debtscan.yml", "debtscan.yaml", ".debtscan/ledger.db", "debtscan.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("the story leaves no %s", name)
		}
	}
}

// The README's way to install the program leaves one that runs.
func TestReadmeInstall(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(repositoryRoot, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile("(?m)^go install .*$").FindString(string(readme))
	args := strings.Fields(command)
	if len(args) < 3 {
		t.Fatalf("the README installs with %q", command)
	}
	bin := t.TempDir()
	install := exec.CommandContext(t.Context(), args[0], args[1:]...)
	install.Dir, install.Env = repositoryRoot, append(os.Environ(), "GOBIN="+bin)
	if text, err := install.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", command, err, text)
	}
	text, err := exec.CommandContext(t.Context(), filepath.Join(bin, "debtscan"), "version").CombinedOutput()
	if err != nil || !strings.HasPrefix(string(text), "debtscan") {
		t.Errorf("%v\n%s", err, text)
	}
}

// storyRepository is a small estate with commits of half a year.
func storyRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	git := func(day string, args ...string) {
		cmd := exec.CommandContext(t.Context(), "git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
			"GIT_AUTHOR_NAME=Ada Byron", "GIT_AUTHOR_EMAIL=ada@people.example.org", "GIT_COMMITTER_NAME=Ada Byron", "GIT_COMMITTER_EMAIL=ada@people.example.org",
			"GIT_AUTHOR_DATE="+day+"T12:00:00Z", "GIT_COMMITTER_DATE="+day+"T12:00:00Z")
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, text)
		}
	}
	git("2026-05-01", "init", "-q", "-b", "main")
	for i, day := range []string{"2026-05-01", "2026-08-01"} {
		name := filepath.Join(dir, fmt.Sprintf("part%d.tf", i))
		if err := os.WriteFile(name, fmt.Appendf(nil, "module \"part%[1]d\" {\n  source = \"git::https://example.com/part%[1]d.git\"\n}\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
		git(day, "add", "-A")
		git(day, "commit", "-q", "-m", "part")
	}
	return dir
}
