package source

import (
	"context"
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// closedFS refuses to list one folder and to say what one file is.
type closedFS struct {
	fstest.MapFS
	folder string
	err    error
}

func (c closedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == c.folder {
		return nil, &fs.PathError{Op: "open", Path: name, Err: c.err}
	}
	return c.MapFS.ReadDir(name)
}

func TestUnlisted(t *testing.T) {
	files := fstest.MapFS{
		"a/open/x": {}, "a/closed/y": {}, "z": {},
		"a/pipe":  {Mode: fs.ModeNamedPipe},
		"a/known": {Mode: fs.ModeNamedPipe},
	}
	known := newTracked([]indexEntry{{path: "a/known"}}, "", indexEntry{}.mtime)
	w := &walker{fsys: closedFS{files, "a/closed", fs.ErrPermission}, untracked: true, tracked: known}
	l, err := w.list(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := newSnapshot(l, debt.RepoInfo{}, plain{}, formatSHA1, func() error { return nil })
	want := []debt.Unread{
		{Path: "a/closed", Reason: "permission denied"},
		{Path: "a/known", Reason: "it is not a regular file"},
	}
	if diff := cmp.Diff(want, s.Unlisted()); diff != "" {
		t.Error(diff)
	}
	if len(s.Files()) != 2 {
		t.Errorf("files: %v", s.Files())
	}
	_, err = (&walker{fsys: closedFS{files, ".", fs.ErrPermission}, untracked: true}).list(t.Context())
	if err == nil {
		t.Error("a root that cannot be listed was no error")
	}
}

// The file system of a folder opens no name that is not UTF-8.
func TestFolderNameNotUTF8(t *testing.T) {
	files := fstest.MapFS{"latin-\xe9/main.tf": {}, "z": {}}
	w := &walker{fsys: closedFS{files, "latin-\xe9", fs.ErrInvalid}, untracked: true}
	l, err := w.list(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []debt.Unread{{Path: "latin-\xe9", Reason: "its name is not valid UTF-8; rename it"}}
	if diff := cmp.Diff(want, l.unlisted); diff != "" {
		t.Error(diff)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := (&walker{fsys: fstest.MapFS{"a": {}}, untracked: true}).list(ctx)
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if _, err := OpenWorktree(ctx, t.TempDir(), Options{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestRefusedPaths(t *testing.T) {
	var l listing
	for _, path := range []string{"../up", "/abs", "a//b", "a/./b", "", ".", ".git/config", "a/.git/hooks", "ok", "ok"} {
		if err := l.add(entry{path: path}); err != nil {
			t.Fatal(err)
		}
	}
	l.sort()
	if len(l.entries) != 1 || l.entries[0].path != "ok" {
		t.Errorf("listed: %v", l.entries)
	}
	if len(l.unlisted) != 8 {
		t.Errorf("unlisted: %v", l.unlisted)
	}
}

func TestUnlistedIsBounded(t *testing.T) {
	var l listing
	for range 5000 {
		l.miss("x", "y")
	}
	last := l.unlisted[len(l.unlisted)-1]
	if len(l.unlisted) != maxUnlisted+1 || last.Path != "." {
		t.Errorf("%d, last %v", len(l.unlisted), last)
	}
}

func TestClosedFolders(t *testing.T) {
	said := "warning: could not open directory 'a/it's/': Permission denied\nother\nwarning: could not open directory 'b/': Permission denied\n"
	if diff := cmp.Diff([]string{"a/it's", "b"}, closedFolders(said)); diff != "" {
		t.Error(diff)
	}
}

func FuzzDecodeIndex(f *testing.F) {
	f.Add([]byte("DIRC\x00\x00\x00\x02\x00\x00\x00\x01"))
	f.Add([]byte("DIRC\x00\x00\x00\x04\x00\x00\x00\x00TREE\x00\x00\x00\x04\x00-1 \n"))
	f.Fuzz(func(_ *testing.T, content []byte) { _, _ = decodeIndex(content) })
}

func FuzzResolve(f *testing.F) {
	f.Add("link/x", "../a")
	f.Add("link", "link")
	f.Fuzz(func(t *testing.T, path, target string) {
		s := tree{{path: "a/b"}, {path: "link", mode: modeSymlink}, {path: "z/link", mode: modeSymlink}}
		got, e, err := s.resolve(path, true, func(*entry) (string, error) { return target, nil })
		if err == nil && e != nil && e.path != got {
			t.Errorf("%q with link %q is %q, entry %q", path, target, got, e.path)
		}
		if err == nil && e == nil && !s.isDir(got) {
			t.Errorf("%q with link %q is %q, which is nothing", path, target, got)
		}
	})
}
