package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/debtscan/debtscan/scanners"
)

// hook is an entry of .pre-commit-hooks.yaml.
type hook struct {
	ID            string   `yaml:"id"`
	Name          string   `yaml:"name"`
	Description   string   `yaml:"description"`
	Entry         string   `yaml:"entry"`
	Language      string   `yaml:"language"`
	PassFilenames *bool    `yaml:"pass_filenames"`
	RequireSerial bool     `yaml:"require_serial"`
	Stages        []string `yaml:"stages"`
	Minimum       string   `yaml:"minimum_pre_commit_version"`
	Files         string   `yaml:"files"`
}

func hooks(t *testing.T) []hook {
	t.Helper()
	file, err := os.Open(filepath.Join(repositoryRoot, ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var list []hook
	decoder := yaml.NewDecoder(file)
	decoder.KnownFields(true)
	if err := decoder.Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list
}

// There are three ways to come by the program, the quickest first, and all run
// the same: once, over the index, without file names.
func TestHooksForPreCommit(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(repositoryRoot, "docs", "hook.md"))
	if err != nil {
		t.Fatal(err)
	}
	var ids, languages []string
	for _, h := range hooks(t) {
		ids, languages = append(ids, h.ID), append(languages, h.Language)
		if h.PassFilenames == nil || *h.PassFilenames || !h.RequireSerial || h.Minimum != "3.2.0" ||
			!slices.Equal(h.Stages, []string{"pre-commit"}) || h.Name == "" || h.Description == "" {
			t.Errorf("%+v", h)
		}
		if !strings.Contains(h.Entry, "debtscan check --staged") {
			t.Errorf("%s runs %s", h.ID, h.Entry)
		}
		if !strings.Contains(string(page), "`"+h.ID+"`") {
			t.Errorf("docs/hook.md does not name %s", h.ID)
		}
	}
	if diff := cmp.Diff([]string{"debtscan", "debtscan-src", "debtscan-docker"}, ids); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"system", "golang", "docker_image"}, languages); diff != "" {
		t.Error(diff)
	}
}

// The hooks start for every file that a scanner reads: what "files" leaves out
// would pass unseen.
func TestHooksStartForWhatScannersRead(t *testing.T) {
	samples := map[string][]string{
		"terraform": {
			"main.tf", "a/b.tofu", "x.tf.json", "x.tofu.json", "terragrunt.hcl", "terraform.tfstate", "a/terraform.tfstate.backup", "prod.tfplan",
		},
		"dockerfile":     {"Dockerfile", "svc/api.Dockerfile", "Dockerfile.dev", "docker/dockerfile", "Containerfile"},
		"github-actions": {".github/workflows/a.yml", ".github/workflows/b.yaml", "action.yml", ".github/actions/x/action.yaml"},
		"shellscript":    {"ci/deploy.sh", "a.bash", "legacy/a.ksh"},
		"makefile":       {"Makefile", "infra/makefile", "GNUmakefile"},
		"kubernetes":     {"charts/web/Chart.yaml", "kustomization.yaml", "k8s/kustomization.yml", "Kustomization"},
	}
	others := []string{"CODEOWNERS", ".github/CODEOWNERS", "debtscan.yaml", ".terraform.lock.hcl", "prod.tfvars", "prod.tfvars.json"}
	for _, h := range hooks(t) {
		files := regexp.MustCompile(h.Files)
		for _, s := range scanners.All() {
			if len(samples[s.Name()]) == 0 {
				t.Errorf("%s has no sample here; add names that it reads, and let the hooks' files match them", s.Name())
			}
			for _, name := range samples[s.Name()] {
				if len(s.Units([]string{name})) != 1 {
					t.Errorf("%s does not read %s", s.Name(), name)
				}
				if !files.MatchString(name) {
					t.Errorf("%s does not start for %s", h.ID, name)
				}
			}
		}
		for _, name := range others {
			if !files.MatchString(name) {
				t.Errorf("%s does not start for %s", h.ID, name)
			}
		}
		for _, name := range []string{"README.md", "src/main.go", "src/action.yml.md", "web/index.html", "MYCODEOWNERS", "push"} {
			if files.MatchString(name) {
				t.Errorf("%s starts for %s", h.ID, name)
			}
		}
	}
}

// The container is given the index that git would commit, wherever git says on
// the machine that it is, and the arguments of the user's configuration.
func TestContainerHookReadsTheRightIndex(t *testing.T) {
	list := hooks(t)
	words := shellWords(t, list[len(list)-1].Entry)
	image := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, "ghcr.io/") })
	if image < 0 {
		t.Fatalf("no image in %q", words)
	}
	if diff := cmp.Diff([]string{"--network", "none", "--env", "GIT_INDEX_FILE", "--entrypoint", "sh"}, words[:image]); diff != "" {
		t.Error(diff)
	}
	if !regexp.MustCompile(`^ghcr\.io/debtscan/debtscan:\d+\.\d+\.\d+$`).MatchString(words[image]) {
		t.Errorf("%s is not the image of one release", words[image])
	}
	folder := t.TempDir()
	program := "#!/bin/sh\necho \"<$GIT_INDEX_FILE> $*\"\n"
	if err := os.WriteFile(filepath.Join(folder, "debtscan"), []byte(program), 0o755); err != nil {
		t.Fatal(err)
	}
	for index, want := range map[string]string{
		"":                                      "<> check --staged --fail-on low\n",
		".git/index":                            "<.git/index> check --staged --fail-on low\n",
		"/home/me/my repo/.git/index.lock":      "<.git/index.lock> check --staged --fail-on low\n",
		"/home/me/r/.git/next-index-12345.lock": "<.git/next-index-12345.lock> check --staged --fail-on low\n",
	} {
		command := exec.CommandContext(t.Context(), "sh", append(slices.Clone(words[image+1:]), "--fail-on", "low")...)
		command.Env = []string{"PATH=" + folder + ":" + os.Getenv("PATH")}
		if index != "" {
			command.Env = append(command.Env, "GIT_INDEX_FILE="+index)
		}
		got, err := command.CombinedOutput()
		if err != nil || string(got) != want {
			t.Errorf("%q: %q, want %q, %v", index, got, want, err)
		}
	}
}

// The image is that of the newest release, which the changelog lists first.
func TestContainerHookIsOfTheNewestRelease(t *testing.T) {
	changes, err := os.ReadFile(filepath.Join(repositoryRoot, "CHANGELOG.md"))
	if err != nil {
		t.Fatal(err)
	}
	newest := regexp.MustCompile(`(?m)^## \[?v?(\d+\.\d+\.\d+)`).FindSubmatch(changes)
	if newest == nil {
		return // there is no release yet; the hook names the first
	}
	list := hooks(t)
	if entry := list[len(list)-1].Entry; !strings.Contains(entry, ":"+string(newest[1])+" ") {
		t.Errorf("the newest release is %s, and the hook runs %s", newest[1], entry)
	}
}

// shellWords splits a line as a shell does, and as pre-commit does where no
// variable stands outside of single quotes.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), "sh", "-c", `printf '%s\n' `+line).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(output), "\n"), "\n")
}
