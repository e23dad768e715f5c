package source_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/source"
)

func TestWorktreeLists(t *testing.T) {
	tests := map[string]struct {
		make func(r repo) // in an empty repository
		want []string
	}{
		"no commits": {
			func(r repo) { r.write("a.tf", "") },
			[]string{"a.tf"},
		},
		"nothing at all": {func(repo) {}, []string{}},
		"tracked, changed, deleted, untracked": {
			func(r repo) {
				r.write("kept", "1")
				r.write("changed", "1")
				r.write("gone", "1")
				r.commit()
				r.write("changed", "2")
				r.write("new", "1")
				_ = os.Remove(filepath.Join(r.dir, "gone"))
			},
			[]string{"changed", "kept", "new"},
		},
		"intent to add": {
			func(r repo) { r.write("a", "1"); r.git("add", "-N", "a") },
			[]string{"a"},
		},
		"ignored": {
			func(r repo) {
				r.write(".gitignore", "*.log\n!keep.log\n/build/\n\\#hash\ntrail\\ \n# comment\n**/deep/*.x\nlogs/**\n!logs/in/\nq?[!a-c]\n")
				for _, name := range []string{
					"a.log", "keep.log", "build/a", "sub/build/a", "#hash", "trail ", "a/b/deep/f.x", "a/b/deep/f.y",
					"logs/a", "logs/in/b", "qxa", "qxd",
				} {
					r.write(name, "1")
				}
			},
			[]string{".gitignore", "a/b/deep/f.y", "keep.log", "qxa", "sub/build/a"},
		},
		"ignored but tracked": {
			func(r repo) {
				r.write("out/tracked", "1")
				r.commit()
				r.write(".gitignore", "out/\n")
				r.write("out/untracked", "1")
				r.write("out/sub/untracked", "1")
			},
			[]string{".gitignore", "out/tracked"},
		},
		"nested ignore files": {
			func(r repo) {
				r.write(".gitignore", "*.tfvars\nsecret\n")
				r.write("prod/.gitignore", "!*.tfvars\n/local\n")
				for _, name := range []string{"a.tfvars", "prod/a.tfvars", "prod/local", "prod/x/local", "prod/secret/!x"} {
					r.write(name, "1")
				}
			},
			[]string{".gitignore", "prod/.gitignore", "prod/a.tfvars", "prod/x/local"},
		},
		"info/exclude": {
			func(r repo) {
				r.write(".git/info/exclude", "mine\nboth\n")
				r.write(".gitignore", "!both\n")
				r.write("mine", "1")
				r.write("both", "1")
			},
			[]string{".gitignore", "both"},
		},
		"the user's own excludes do not count": {
			func(r repo) {
				r.write(".git/excludes", "mine\n")
				r.git("config", "core.excludesFile", filepath.Join(r.dir, ".git", "excludes"))
				r.write("mine", "1")
			},
			[]string{"mine"},
		},
		"a symbolic link is no ignore file": {
			func(r repo) { r.write("patterns", "a\n"); r.write("a", "1"); r.symlink("patterns", ".gitignore") },
			[]string{".gitignore", "a", "patterns"},
		},
		"nested repository": {
			func(r repo) {
				r.write("inner/file", "1")
				gitIn(r.t, filepath.Join(r.dir, "inner"), "init", "-q")
				r.write("linked/.git", "gitdir: "+filepath.Join(r.dir, "inner", ".git")+"\n")
				r.write("linked/file", "1")
				r.write("empty/.git/x", "no repository")
				r.write("empty/file", "1")
			},
			[]string{"empty/file"},
		},
		"submodule": {
			func(r repo) {
				other := newRepo(r.t)
				other.write("inside", "1")
				other.commit()
				r.git("submodule", "--quiet", "add", other.dir, "mod")
				r.commit()
				r.write("mod/untracked", "1")
			},
			[]string{".gitmodules"},
		},
		"submodule without its repository": {
			func(r repo) {
				r.git("update-index", "--add", "--cacheinfo", "160000,"+strings.Repeat("1", 40)+",mod")
				r.write("mod/untracked", "1")
			},
			[]string{},
		},
		"unmerged": {conflict, []string{"a"}},
		"unusual names": {
			func(r repo) {
				for _, name := range []string{"new\nline", "bad\xff", " space ", "-dash", "tab\there", "quote\"'", `back\slash`, "*", "ü"} {
					r.write(name, "1")
				}
				r.git("add", "--", "-dash", "bad\xff", "new\nline")
			},
			[]string{" space ", "*", "-dash", `back\slash`, "bad\xff", "new\nline", "quote\"'", "tab\there", "ü"},
		},
		"folder replaced by a link": {
			func(r repo) {
				r.write("d/tracked", "1")
				r.write("e/file", "1")
				r.commit()
				_ = os.RemoveAll(filepath.Join(r.dir, "d"))
				r.symlink("e", "d")
			},
			[]string{"d", "e/file"},
		},
	}
	nested := map[string][]string{
		"nested repository": {"inner", "linked"}, "submodule": {"mod"}, "submodule without its repository": {"mod"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			backends(t, func(t *testing.T, backend source.Backend) {
				r := newRepo(t)
				test.make(r)
				s := worktree(t, r.dir, options(backend))
				wantPaths(t, s, test.want...)
				if got := s.Unlisted(); len(got) != 0 {
					t.Errorf("unlisted: %v", got)
				}
				if diff := cmp.Diff(nested[name], s.Nested()); diff != "" {
					t.Errorf("nested (-want +got):\n%s", diff)
				}
				ownBlobs(t, s)
			})
		})
	}
}

// conflict leaves a path in three stages.
func conflict(r repo) {
	r.write("a", "1\n")
	r.commit()
	r.git("checkout", "-q", "-b", "other")
	r.write("a", "2\n")
	r.commit()
	r.git("checkout", "-q", "main")
	r.write("a", "3\n")
	r.commit()
	r.git("read-tree", "-m", "main~1", "main", "other")
}

// ownBlobs checks every object id against the bytes.
func ownBlobs(t *testing.T, s source.Source) {
	t.Helper()
	for _, f := range s.Files() {
		if f.Symlink {
			continue
		}
		content, err := s.ReadFile(f.Path)
		if err != nil {
			t.Errorf("%q: %v", f.Path, err)
			continue
		}
		info, err := s.Stat(f.Path)
		if err != nil || f.Size != -1 && f.Size != info.Size() || int64(len(content)) != info.Size() {
			t.Errorf("%q has %d bytes, listed are %d, %v", f.Path, len(content), f.Size, err)
		}
		got, err := s.Blob(f.Path)
		if want := blobID(content); err != nil || got != want {
			t.Errorf("blob of %q is %s, %v; want %s", f.Path, got, err, want)
		}
	}
}

func TestCleanStatesAreEqual(t *testing.T) {
	r := newRepo(t)
	r.write("main.tf", "a\n")
	r.write("mod/x/main.tf", "b\n")
	r.write("mod.txt", "c\n")
	r.write("new\nline", "")
	r.write("bad\xff", "d")
	r.write("run.sh", "#!/bin/sh\n")
	if err := os.Chmod(filepath.Join(r.dir, "run.sh"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.symlink("mod/x", "link")
	r.symlink("../main.tf", "mod/up")
	head := r.commit()
	r.git("gc", "-q") // packs objects and references
	var states []source.Source
	for _, backend := range []source.Backend{source.GoGit, source.GitProgram, source.Auto} {
		w, c := worktree(t, r.dir, options(backend)), commit(t, r.dir, "main", options(backend))
		states = append(states, w, c)
		want := debt.RepoInfo{Source: "worktree", Commit: head, Branch: "main", History: "full"}
		if diff := cmp.Diff(want, w.Info()); diff != "" {
			t.Error(diff)
		}
		want.Source, want.Branch = "commit", ""
		if diff := cmp.Diff(want, c.Info()); diff != "" {
			t.Error(diff)
		}
	}
	first := everything(t, states[0])
	for _, s := range states[1:] {
		if diff := cmp.Diff(first, everything(t, s)); diff != "" {
			t.Errorf("%v differs (-first +this):\n%s", s.Info(), diff)
		}
	}
	wantContent(t, states[1], "link/main.tf", "b\n")
}

// everything a source says about its files.
func everything(t *testing.T, s source.Source) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(s, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		all[path] = info.Mode().String()
		if d.IsDir() {
			return nil
		}
		if d.Type() == fs.ModeSymlink {
			target, err := s.ReadLink(path)
			all[path] += " -> " + target
			if stat, err := s.Stat(path); err != nil || stat.IsDir() {
				return err
			}
			if err != nil {
				return err
			}
		}
		content, err := s.ReadFile(path)
		if err != nil {
			return err
		}
		id, err := s.Blob(path)
		all[path] += " " + id + " " + string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSubfolderIsTheRoot(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write(".gitignore", "*.log\n/infra/prod/secret\n")
		r.write("infra/.gitignore", "tmp\n")
		r.write("infra/prod/main.tf", "1")
		r.write("infra/prod2/main.tf", "1")
		r.write("top", "1")
		r.symlink("../../top", "infra/prod/out")
		r.commit()
		r.write("infra/prod/a.log", "1")
		r.write("infra/prod/tmp/x", "1")
		r.write("infra/prod/secret", "1")
		r.write("infra/prod/new", "1")
		dir := filepath.Join(r.dir, "infra", "prod")
		w, c := worktree(t, dir, options(backend)), commit(t, dir, "HEAD", options(backend))
		wantPaths(t, w, "main.tf", "new", "out")
		wantPaths(t, c, "main.tf", "out")
		for _, s := range []source.Source{w, c} {
			_, err := s.ReadFile("out")
			wantError(t, err, "leads out of the repository")
		}
	})
}

func TestIgnoredFolderSaysSo(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write(".gitignore", "out/\n")
		r.write("out/sub/file", "1")
		s := worktree(t, filepath.Join(r.dir, "out", "sub"), options(backend))
		wantPaths(t, s)
		if got := s.Unlisted(); len(got) != 1 || got[0].Path != "." || !strings.Contains(got[0].Reason, "ignores this folder") {
			t.Errorf("unlisted: %v", got)
		}
	})
}

func TestBlobNoticesChanges(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("same size", "one")
		r.write("racy", "one")
		r.commit()
		r.write("same size", "two")
		// A change that leaves size and time as they were, made right after
		// the index was written: git calls it racy.
		file := filepath.Join(r.dir, "racy")
		index := filepath.Join(r.dir, ".git", "index")
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		r.write("racy", "two")
		for _, name := range []string{file, index} {
			if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}
		ownBlobs(t, worktree(t, r.dir, options(backend)))
	})
}

func TestBlobOfFilteredFilesIsTheirBytes(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.git("config", "filter.upper.clean", "tr a-z A-Z")
		r.write(".gitattributes", "*.x filter=upper\n")
		r.write("f.x", "lower")
		r.commit()
		ownBlobs(t, worktree(t, r.dir, options(backend)))
	})
}

func TestChangedWhileScanning(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("a", "1")
		r.commit()
		s := worktree(t, r.dir, options(backend))
		r.write("a", "22")
		_, err := s.ReadFile("a")
		wantError(t, err, "it changed while the scan was running")
	})
}

// Submodules are no files of a commit or of the index, and are named.
func TestNestedInGit(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("file", "1")
		r.git("add", "file")
		r.git("update-index", "--add", "--cacheinfo", "160000,"+strings.Repeat("1", 40)+",third/mod")
		r.git("commit", "-q", "-m", "both")
		commit, err := source.OpenCommit(t.Context(), r.dir, "HEAD", options(backend))
		if err != nil {
			t.Fatal(err)
		}
		defer commit.Close()
		index, err := source.OpenIndex(t.Context(), r.dir, options(backend))
		if err != nil {
			t.Fatal(err)
		}
		defer index.Close()
		for name, s := range map[string]source.Source{"commit": commit, "index": index} {
			wantPaths(t, s, "file")
			if diff := cmp.Diff([]string{"third/mod"}, s.Nested()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	})
}
