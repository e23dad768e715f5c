package source

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWildmatch(t *testing.T) {
	tests := []struct {
		pattern, name string
		want          bool
	}{
		{"*", "", true},
		{"a*b*c", "aXbXbXc", true},
		{"a*b*c", "aXbX", false},
		{"?", "ab", false},
		{"[a-c]", "b", true},
		{"[!a-c]", "b", false},
		{"[^a-c]", "d", true},
		{"[]x]", "]", true},
		{"[a-]", "-", true},
		{"[[:digit:][:upper:]]", "7", true},
		{"[[:nope:]]", "n", false},
		{"[a", "[a", false},
		{`\*`, "*", true},
		{`\*`, "x", false},
		{`[\]]`, "]", true},
		{`a\`, `a\`, false},
		{"", "", true},
		{"", "a", false},
	}
	for _, test := range tests {
		if got := wildmatch(test.pattern, test.name); got != test.want {
			t.Errorf("%q on %q: %v", test.pattern, test.name, got)
		}
	}
}

// TestWildmatchIsNotSlow has a pattern that takes for ever to those who try
// every way.
func TestWildmatchIsNotSlow(t *testing.T) {
	start := time.Now()
	wildmatch(strings.Repeat("*a", 500)+"b", strings.Repeat("a", 5000))
	p, _ := parsePattern(strings.Repeat("**/a/", 500) + "b")
	p.match(strings.Repeat("a/", 2000)+"c", "c", false)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestIgnoresLikeGit makes random patterns and asks git what it thinks.
func TestIgnoresLikeGit(t *testing.T) {
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("the git program is not installed")
	}
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "b", "ab", "*", "**", "a*", "?", "[ab]", "[!a]", "*b", "/", "/", "/", `\a`, "a**", "***"}
	for range 40 {
		dir := t.TempDir()
		files := fstest.MapFS{}
		for range 30 {
			name := randomPath(random)
			if os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755) == nil && os.WriteFile(filepath.Join(dir, name), nil, 0o644) == nil {
				files[name] = &fstest.MapFile{}
			}
		}
		for _, folder := range []string{"", "a/"} {
			var lines []string
			for range 1 + random.IntN(4) {
				line := strings.Repeat("!", random.IntN(8)/7)
				for range 1 + random.IntN(5) {
					line += words[random.IntN(len(words))]
				}
				lines = append(lines, line)
			}
			patterns := strings.Join(lines, "\n")
			if os.WriteFile(filepath.Join(dir, folder+".gitignore"), []byte(patterns), 0o644) == nil {
				files[folder+".gitignore"] = &fstest.MapFile{Data: []byte(patterns)}
			}
		}
		compareWithGit(t, program, dir, files)
	}
}

func randomPath(random *rand.Rand) string {
	names := []string{"a", "b", "ab", "ba", "abb"}
	var parts []string
	for range 1 + random.IntN(4) {
		parts = append(parts, names[random.IntN(len(names))])
	}
	return strings.Join(parts, "/")
}

func compareWithGit(t *testing.T, program, dir string, files fstest.MapFS) {
	t.Helper()
	run := func(args ...string) string {
		cmd := exec.Command(program, args...)
		cmd.Dir = dir
		cmd.Env = []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=" + os.DevNull}
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(args, err)
		}
		return string(out)
	}
	run("init", "-q")
	want := strings.Fields(run("ls-files", "--others", "--exclude-per-directory=.gitignore"))
	slices.Sort(want)
	l, err := (&walker{fsys: os.DirFS(dir), untracked: true}).list(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	l.sort()
	got := []string{}
	for _, e := range l.entries {
		got = append(got, e.path)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-git +this)\n%s\n.gitignore: %q\na/.gitignore: %q", diff, text(files[".gitignore"]), text(files["a/.gitignore"]))
	}
}

func text(f *fstest.MapFile) string {
	if f == nil {
		return ""
	}
	return string(f.Data)
}
