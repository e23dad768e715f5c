package source_test

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/source"
)

// What `terraform init` downloaded can be read in a work tree, and is none of its
// files. Nothing else that git ignores can.
func TestDownloadedModulesAreHidden(t *testing.T) {
	backends(t, func(t *testing.T, backend source.Backend) {
		r := newRepo(t)
		r.write(".gitignore", ".terraform/\n*.secret\n")
		r.write("a/main.tf", "")
		r.write("b/main.tf", "")
		r.commit()
		r.write("a/.terraform/modules/modules.json", "{}")
		r.write("a/.terraform/modules/m/main.tf", "m")
		r.write("a/.terraform/modules/m/.git/config", "x")
		r.write("a/.terraform/providers/p", "x")
		r.write("a/x.secret", "x")
		r.write("b/.terraform/modules/m/main.tf", "no list")
		r.write("c/.terraform/modules/modules.json", "no configuration")
		r.symlink("/etc", "a/.terraform/modules/link")
		opts := options(backend)
		opts.Downloaded = true
		s := worktree(t, r.dir, opts)
		wantPaths(t, s, ".gitignore", "a/main.tf", "b/main.tf")
		wantContent(t, s, "a/.terraform/modules/m/main.tf", "m")
		if id, err := s.Blob("a/.terraform/modules/m/main.tf"); err != nil || id != blobID([]byte("m")) {
			t.Errorf("blob %s, %v", id, err)
		}
		entries, err := fs.ReadDir(s, "a/.terraform/modules")
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		if diff := cmp.Diff([]string{"m", "modules.json"}, names); diff != "" || err != nil {
			t.Error(diff, err)
		}
		for _, name := range []string{
			"a/x.secret", "a/.terraform/providers/p", "a/.terraform/modules/m/.git/config", "a/.terraform/modules/link/passwd",
			"b/.terraform/modules/m/main.tf", "c/.terraform/modules/modules.json",
		} {
			if _, err := fs.Stat(s, name); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %v", name, err)
			}
		}
		head := commit(t, r.dir, "HEAD", opts)
		if changes, err := source.Changed(t.Context(), head, s); err != nil || len(changes) > 0 {
			t.Errorf("they are changes: %v %v", changes, err)
		}
		if _, err := fs.Stat(head, "a/.terraform/modules/m/main.tf"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the commit has them: %v", err)
		}
	})
}
