package source_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/source"
)

// options opens with one backend, in the environment of the test without the
// variables that git sets for hooks.
func options(backend source.Backend) source.Options {
	return source.Options{Backend: backend, Getenv: getenv}
}

func getenv(name string) string {
	if strings.HasPrefix(name, "GIT_") {
		return ""
	}
	return os.Getenv(name)
}

func write(tb testing.TB, dir, name, content string) {
	tb.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// backends runs a test over both readers of git. Without the git program its
// half is skipped.
func backends(t *testing.T, test func(t *testing.T, backend source.Backend)) {
	t.Helper()
	t.Run("go-git", func(t *testing.T) { test(t, source.GoGit) })
	t.Run("git", func(t *testing.T) {
		needGit(t)
		test(t, source.GitProgram)
	})
}

func needGit(tb testing.TB) {
	tb.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		tb.Skip("the git program is not installed")
	}
}

// repo is a repository that a test makes with the git program.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T, args ...string) repo {
	t.Helper()
	needGit(t)
	r := repo{t: t, dir: realDir(t)}
	r.git(append([]string{"init", "-q", "-b", "main"}, args...)...)
	return r
}

func realDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// git runs git without the machine's own configuration.
func (r repo) git(args ...string) string {
	r.t.Helper()
	return gitIn(r.t, r.dir, args...)
}

func gitIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	return gitWith(t, dir, nil, args...)
}

// gitWith adds variables to git's environment.
func gitWith(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	cmd := gitCommand(dir, env, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func gitCommand(dir string, env []string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{
		"-C", dir, "-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "protocol.file.allow=always",
	}, args...)...)
	for _, entry := range os.Environ() {
		if !strings.HasPrefix(entry, "GIT_") {
			cmd.Env = append(cmd.Env, entry)
		}
	}
	cmd.Env = append(cmd.Env, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull)
	cmd.Env = append(cmd.Env, env...)
	return cmd
}

func (r repo) write(name, content string) { r.t.Helper(); write(r.t, r.dir, name, content) }

func (r repo) commit() string {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", "change")
	return r.git("rev-parse", "HEAD")
}

func (r repo) symlink(target, name string) {
	r.t.Helper()
	if err := os.Symlink(target, filepath.Join(r.dir, name)); err != nil {
		r.t.Fatal(err)
	}
}

func worktree(t *testing.T, dir string, opts source.Options) source.Source {
	t.Helper()
	s, err := source.OpenWorktree(t.Context(), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func commit(t *testing.T, dir, rev string, opts source.Options) source.Source {
	t.Helper()
	s, err := source.OpenCommit(t.Context(), dir, rev, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func paths(s source.Source) []string {
	list := []string{}
	for _, f := range s.Files() {
		list = append(list, f.Path)
	}
	return list
}

func wantPaths(t *testing.T, s source.Source, want ...string) {
	t.Helper()
	if diff := cmp.Diff(append([]string{}, want...), paths(s)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func wantError(t *testing.T, err error, texts ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("the error %q does not say %q", err, text)
		}
	}
}

func wantContent(t *testing.T, s source.Source, name, want string) {
	t.Helper()
	got, err := s.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is %q, want %q", name, got, want)
	}
}
