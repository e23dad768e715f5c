package source_test

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/debtscan/debtscan/source"
)

func TestMergeBase(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := tangle(t)
		r.git("checkout", "-q", "--orphan", "alone")
		r.at(2000, ann, "alone")
		r.git("checkout", "-q", "main")
		for _, head := range []string{"main", "x", "y", "main~1", "main~2^2", "x~3"} {
			r.git("checkout", "-q", head)
			for _, rev := range []string{"main", "x", "y", "x~1", "y~2^2", "main~4", "HEAD"} {
				want := r.git("merge-base", "HEAD", rev)
				got, err := source.MergeBase(t.Context(), r.dir, rev, options(backend))
				if got != want || err != nil {
					t.Errorf("merge base of %s and %s is %s, %v; want %s", head, rev, got, err, want)
				}
			}
		}
		_, err := source.MergeBase(t.Context(), r.dir, "alone", options(backend))
		wantError(t, err, "no common ancestor; name another base")
		if !errors.Is(err, source.ErrNoBase) {
			t.Errorf("%v", err)
		}
		_, err = source.MergeBase(t.Context(), r.dir, "none", options(backend))
		wantError(t, err, "cannot find the commit", "was fetched")
	})
}

func TestMergeBaseOfShallowClone(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write("a", "1")
		r.at(1000, ann, "root")
		r.git("checkout", "-q", "-b", "side")
		r.at(1001, ann, "side")
		r.git("checkout", "-q", "main")
		r.at(1002, ann, "main")
		parent := realDir(t)
		gitIn(t, parent, "clone", "-q", "--depth=1", "--no-single-branch", "file://"+r.dir, "shallow")
		_, err := source.MergeBase(t.Context(), filepath.Join(parent, "shallow"), "origin/side", options(backend))
		wantError(t, err, "shallow clone", "git fetch --unshallow", "fetch-depth: 0")
	})
}

func TestDefaultBranch(t *testing.T) {
	tests := map[string]struct {
		make func(r repo)
		want string // "" is an error
	}{
		"origin/HEAD": {func(r repo) {
			r.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
			r.git("update-ref", "refs/remotes/origin/main", "HEAD")
			r.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
		}, "origin/trunk"},
		"dangling origin/HEAD": {func(r repo) {
			r.git("update-ref", "refs/remotes/origin/master", "HEAD")
			r.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")
		}, "origin/master"},
		"here": {func(r repo) { r.git("tag", "-a", "-m", "not the branch", "main", "HEAD~1") }, "main"},
		"master": {func(r repo) {
			r.git("branch", "-m", "master")
			r.git("pack-refs", "--all")
		}, "master"},
		"none": {func(r repo) { r.git("branch", "-m", "work") }, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			backends(t, func(t *testing.T, backend source.Backend) {
				r := newRepo(t)
				r.commit()
				r.write("a", "1")
				head := r.commit()
				test.make(r)
				got, err := source.DefaultBranch(t.Context(), r.dir, options(backend))
				if test.want == "" {
					wantError(t, err, "no base to compare with", "git remote set-head origin --auto")
					return
				}
				if want := (source.Ref{Name: test.want, Commit: head}); got != want || err != nil {
					t.Errorf("%v, %v; want %v", got, err, want)
				}
			})
		})
	}
}

func TestDefaultBranchWithoutCommits(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		_, err := source.DefaultBranch(t.Context(), r.dir, options(backend))
		wantError(t, err, "no commits yet")
		_, err = source.DefaultBranch(t.Context(), realDir(t), options(backend))
		wantError(t, err, "not in a git repository")
	})
}
