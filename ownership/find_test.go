package ownership_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/ownership"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name    string
		paths   []string
		want    string
		ignored []string
	}{
		{"none", []string{"README.md", "sub/CODEOWNERS"}, "", nil},
		{"root", []string{"CODEOWNERS"}, "CODEOWNERS", nil},
		{"first wins", []string{"docs/CODEOWNERS", "CODEOWNERS", ".github/CODEOWNERS"}, ".github/CODEOWNERS", []string{"CODEOWNERS", "docs/CODEOWNERS"}},
		{"a directory is no file", []string{"CODEOWNERS/x", "docs/CODEOWNERS"}, "docs/CODEOWNERS", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for _, path := range test.paths {
				fsys[path] = &fstest.MapFile{}
			}
			got, ignored := ownership.Find(fsys)
			if got != test.want {
				t.Errorf("path = %q, want %q", got, test.want)
			}
			if diff := cmp.Diff(test.ignored, ignored); diff != "" {
				t.Errorf("ignored (-want +got):\n%s", diff)
			}
		})
	}
}
