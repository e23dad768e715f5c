package source_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/source"
)

func index(t *testing.T, dir string, opts source.Options) source.Source {
	t.Helper()
	s, err := source.OpenIndex(t.Context(), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestIndexIsWhatWouldBeCommitted commits, and compares.
func TestIndexIsWhatWouldBeCommitted(t *testing.T) {
	tests := map[string]func(r repo){
		"first commit":   func(r repo) { r.write("a", "1"); r.write("untracked", "1"); r.git("add", "a") },
		"nothing at all": func(repo) {},
		"no index": func(r repo) {
			r.commit()
			_ = os.Remove(filepath.Join(r.dir, ".git", "index"))
		},
		"part of a file": func(r repo) { // git add -p
			r.write("a", "1\n")
			r.commit()
			r.write("a", "1\n2\n")
			r.git("add", "a")
			r.write("a", "0\n1\n2\n")
		},
		"intent to add": func(r repo) {
			r.write("a", "1")
			r.commit()
			r.write("later", "1")
			r.write("empty", "")
			r.write("really empty", "")
			r.git("add", "-N", "later", "empty")
			r.git("add", "really empty")
		},
		"deleted, renamed, links, modes": func(r repo) {
			for _, name := range []string{"gone", "kept", "old", "d/e/f", "bad\xff", "new\nline"} {
				r.write(name, name)
			}
			r.symlink("d", "link")
			r.commit()
			r.git("rm", "-q", "--cached", "gone")
			r.git("mv", "old", "new")
			r.git("update-index", "--chmod=+x", "kept")
		},
		"removed from disk only": func(r repo) { r.write("a", "1"); r.commit(); _ = os.Remove(filepath.Join(r.dir, "a")) },
		"submodule": func(r repo) {
			r.write("a", "1")
			r.git("add", "a")
			r.git("update-index", "--add", "--cacheinfo", "160000,"+strings.Repeat("1", 40)+",mod")
		},
		"merge": func(r repo) {
			branches(r, "x", "y")
			r.git("merge", "-q", "--no-commit", "--no-ff", "other")
		},
		"resolved conflict": func(r repo) {
			branches(r, "a", "a")
			_ = tryGit(r, "merge", "-q", "other")
			r.write("a", "resolved")
			r.git("add", "a")
		},
		"resolved cherry-pick": func(r repo) {
			branches(r, "a", "a")
			_ = tryGit(r, "cherry-pick", "other")
			r.write("a", "resolved")
			r.git("add", "a")
		},
		"resolved rebase": func(r repo) {
			branches(r, "a", "a")
			_ = tryGit(r, "rebase", "-q", "other")
			r.write("a", "resolved")
			r.git("add", "a")
		},
	}
	for name, prepare := range tests {
		t.Run(name, func(t *testing.T) {
			backends(t, func(t *testing.T, backend source.Backend) {
				r := newRepo(t)
				prepare(r)
				s := index(t, r.dir, options(backend))
				got := everything(t, s)
				ownBlobs(t, s)
				info := s.Info()
				r.git("commit", "-q", "--allow-empty", "-m", "x")
				want := everything(t, commit(t, r.dir, "HEAD", options(backend)))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("index differs from its commit (-commit +index):\n%s", diff)
				}
				if info.Source != "index" {
					t.Errorf("%+v", info)
				}
			})
		})
	}
}

// branches makes main and other, each with a change of its own.
func branches(r repo, mine, theirs string) {
	r.write("base", "1")
	r.commit()
	r.git("checkout", "-q", "-b", "other")
	r.write(theirs, "theirs\n")
	r.commit()
	r.git("checkout", "-q", "main")
	r.write(mine, "mine\n")
	r.commit()
}

// tryGit runs git, which may fail.
func tryGit(r repo, args ...string) error {
	cmd := gitCommand(r.dir, nil, args...)
	return cmd.Run()
}

func TestIndexInConflict(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		conflict(r)
		_, err := source.OpenIndex(t.Context(), r.dir, options(backend))
		wantError(t, err, "in conflict", `"a"`, "git add", "git merge --abort")
		if !errors.Is(err, source.ErrConflict) {
			t.Errorf("%v", err)
		}
	})
}

func TestCleanIndexEqualsWorktree(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("main.tf", "a\n")
		r.write("mod/x/main.tf", "b\n")
		r.symlink("mod/x", "link")
		head := r.commit()
		s, w := index(t, r.dir, options(backend)), worktree(t, r.dir, options(backend))
		if diff := cmp.Diff(everything(t, w), everything(t, s)); diff != "" {
			t.Error(diff)
		}
		want := debt.RepoInfo{Source: "index", Commit: head, Branch: "main", History: "full"}
		if diff := cmp.Diff(want, s.Info()); diff != "" {
			t.Error(diff)
		}
		sub := index(t, filepath.Join(r.dir, "mod"), options(backend))
		wantPaths(t, sub, "x/main.tf")
		wantContent(t, sub, "x/main.tf", "b\n")
	})
}

// TestIndexInHooks lets git itself say which index a commit is made of.
func TestIndexInHooks(t *testing.T) {
	tests := map[string]struct {
		args []string
		want []string
	}{
		"added":           {[]string{"commit", "-q", "-m", "x"}, []string{"M staged"}},
		"commit -a":       {[]string{"commit", "-q", "-a", "-m", "x"}, []string{"M changed", "M staged"}},
		"commit PATH":     {[]string{"commit", "-q", "-m", "x", "changed"}, []string{"M changed"}},
		"commit -i":       {[]string{"commit", "-q", "-m", "x", "-i", "changed"}, []string{"M changed", "M staged"}},
		"commit --amend":  {[]string{"commit", "-q", "--amend", "-m", "x"}, []string{"M staged"}},
		"from a folder":   {[]string{"-C", "sub", "commit", "-q", "-m", "x"}, []string{"M staged"}},
		"linked worktree": {[]string{"-C", "../linked", "commit", "-q", "-a", "-m", "x"}, []string{"M changed"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			backends(t, func(t *testing.T, backend source.Backend) {
				r := newRepo(t)
				r.dir = filepath.Join(r.dir, "repo")
				gitIn(t, filepath.Dir(r.dir), "init", "-q", "-b", "main", "repo")
				for _, file := range []string{"staged", "changed", "sub/file"} {
					r.write(file, "1")
				}
				r.commit()
				linked := filepath.Join(filepath.Dir(r.dir), "linked")
				r.git("worktree", "add", "-q", "-b", "side", linked)
				write(t, linked, "changed", "2")
				r.write("staged", "2")
				r.git("add", "staged")
				r.write("changed", "2")
				answer := hook(t, r, backend)
				r.git(test.args...)
				got, err := os.ReadFile(answer)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(test.want, strings.Split(strings.TrimSpace(string(got)), "\n")); diff != "" {
					t.Errorf("staged (-want +got):\n%s", diff)
				}
			})
		})
	}
}

// hook makes this test program the pre-commit hook. It writes what it sees to
// the file that is returned.
func hook(t *testing.T, r repo, backend source.Backend) string {
	t.Helper()
	answer := filepath.Join(realDir(t), "answer")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(".git", "hooks", "pre-commit")
	r.write(file, "#!/bin/sh\nHOOK_BACKEND="+string(backend)+" HOOK_ANSWER='"+answer+"' exec '"+self+"' -test.run='^TestAsHook$'\n")
	if err := os.Chmod(filepath.Join(r.dir, file), 0o755); err != nil {
		t.Fatal(err)
	}
	return answer
}

// TestAsHook is what runs as a hook, in git's environment.
func TestAsHook(t *testing.T) {
	answer := os.Getenv("HOOK_ANSWER")
	if answer == "" {
		return // it is not called by git
	}
	opts := source.Options{Backend: source.Backend(os.Getenv("HOOK_BACKEND")), Getenv: os.Getenv}
	staged, head := index(t, ".", opts), commit(t, ".", "HEAD", opts)
	changes, err := source.Changed(t.Context(), head, staged)
	if err != nil {
		t.Fatal(err)
	}
	var lines strings.Builder
	for _, c := range changes {
		lines.WriteString(c.Status.String() + " " + c.Path + "\n")
	}
	if err := os.WriteFile(answer, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestIndexErrors(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		_, err := source.OpenIndex(t.Context(), realDir(t), options(backend))
		wantError(t, err, "not in a git repository")
		r := newRepo(t)
		_, err = source.OpenIndex(t.Context(), filepath.Join(r.dir, ".git"), options(backend))
		wantError(t, err, "has no work tree")
		r.write(".git/index", "damaged, but long enough to be taken for an index")
		_, err = source.OpenIndex(t.Context(), r.dir, options(backend))
		wantError(t, err, ".git/index", "git reset")
	})
}

func TestIndexOfSparseCheckout(t *testing.T) {
	r := newRepo(t)
	r.write("in/a", "1")
	r.write("out/deep/b", "two")
	r.commit()
	r.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
	for _, backend := range []source.Backend{source.Auto, source.GitProgram} {
		s := index(t, r.dir, options(backend))
		wantPaths(t, s, "in/a", "out/deep/b")
		wantContent(t, s, "out/deep/b", "two")
	}
}

func TestChanged(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		for _, name := range []string{"same", "changed", "gone", "typed", "a/b", "a.b"} {
			r.write(name, "1")
		}
		r.symlink("same", "link")
		r.symlink("same", "same link")
		r.commit()
		head := commit(t, r.dir, "HEAD", options(backend))
		r.write("changed", "2")
		r.write("new", "1")
		for _, name := range []string{"gone", "typed", "link", "a.b"} {
			_ = os.Remove(filepath.Join(r.dir, name))
		}
		r.symlink("same", "typed")
		r.symlink("changed", "link")
		r.write("a.b/c", "1")
		want := []debt.PathChange{
			{Path: "a.b", Status: 'D'},
			{Path: "a.b/c", Status: 'A'},
			{Path: "changed", Status: 'M'},
			{Path: "gone", Status: 'D'},
			{Path: "link", Status: 'M'},
			{Path: "new", Status: 'A'},
			{Path: "typed", Status: 'T'},
		}
		check := func(to source.Source) {
			t.Helper()
			got, err := source.Changed(t.Context(), head, to)
			if diff := cmp.Diff(want, got); diff != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		}
		check(worktree(t, r.dir, options(backend)))
		r.git("add", "-A")
		check(index(t, r.dir, options(backend)))
		check(worktree(t, r.dir, options(backend)))
		if got, err := source.Changed(t.Context(), head, head); got != nil || err != nil {
			t.Errorf("%v, %v", got, err)
		}
	})
}

func TestMoved(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		for name, content := range map[string]string{"a/x": "1", "a/y": "2", "a/edited": "3", "a/empty": "", "stays": "4"} {
			r.write(name, content)
		}
		r.symlink("stays", "a/link")
		r.commit()
		head := commit(t, r.dir, "HEAD", options(backend))
		if err := os.Rename(filepath.Join(r.dir, "a"), filepath.Join(r.dir, "b")); err != nil {
			t.Fatal(err)
		}
		r.write("b/edited", "5")
		r.write("copy", "4")
		want := []debt.PathChange{{Path: "b/x", Status: 'A', From: "a/x"}, {Path: "b/y", Status: 'A', From: "a/y"}}
		now := worktree(t, r.dir, options(backend))
		changes, err := source.Changed(t.Context(), head, now)
		if err != nil {
			t.Fatal(err)
		}
		got, err := source.Moved(t.Context(), head, now, changes)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	})
}

// A missing index that the environment names must not look like an empty commit.
func TestNamedIndexIsMissing(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("a", "1")
		r.commit()
		o := options(backend)
		o.Getenv = func(name string) string {
			if name == "GIT_INDEX_FILE" {
				return filepath.Join(r.dir, ".git", "next-index-1.lock")
			}
			return getenv(name)
		}
		_, err := source.OpenIndex(t.Context(), r.dir, o)
		wantError(t, err, "GIT_INDEX_FILE", "next-index-1.lock")
	})
}
