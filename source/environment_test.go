package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/debtscan/debtscan/source"
)

// with adds variables to the environment of options.
func with(backend source.Backend, env map[string]string) source.Options {
	return source.Options{Backend: backend, Getenv: func(name string) string {
		if value, ok := env[name]; ok {
			return value
		}
		return getenv(name)
	}}
}

func TestIndexFileIsHonoured(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write(".gitignore", "*.x\n")
		r.write("a.x", "1")
		r.commit()
		index := filepath.Join(r.dir, ".git", "other")
		gitIn(t, r.dir, "add", "-f", "a.x")
		if err := os.Rename(filepath.Join(r.dir, ".git", "index"), index); err != nil {
			t.Fatal(err)
		}
		wantPaths(t, worktree(t, r.dir, options(backend)), ".gitignore")
		for _, name := range []string{index, ".git/other"} {
			s := worktree(t, r.dir, with(backend, map[string]string{"GIT_INDEX_FILE": name}))
			wantPaths(t, s, ".gitignore", "a.x")
		}
	})
}

func TestGitDirIsHonoured(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("sub/a", "1")
		r.commit()
		gitDir := filepath.Join(r.dir, ".git")

		s := worktree(t, filepath.Join(r.dir, "sub"), with(backend, map[string]string{"GIT_DIR": gitDir}))
		wantPaths(t, s, "a")

		elsewhere := realDir(t)
		write(t, elsewhere, "sub/a", "1")
		write(t, elsewhere, "new", "1")
		env := map[string]string{"GIT_DIR": gitDir, "GIT_WORK_TREE": elsewhere}
		s = worktree(t, elsewhere, with(backend, env))
		wantPaths(t, s, "new", "sub/a")
		if s.Info().Branch != "main" {
			t.Errorf("%+v", s.Info())
		}
		_, err := source.OpenWorktree(t.Context(), r.dir, with(backend, env))
		wantError(t, err, "outside the work tree")

		other := newRepo(t)
		_, err = source.OpenWorktree(t.Context(), other.dir, with(backend, map[string]string{"GIT_DIR": gitDir}))
		wantError(t, err, "GIT_DIR names", "unset GIT_DIR")
		_, err = source.OpenWorktree(t.Context(), r.dir, with(backend, map[string]string{"GIT_DIR": elsewhere}))
		wantError(t, err, "not a git directory")
	})
}
