package scan

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestSubmodules(t *testing.T) {
	files := fstest.MapFS{".gitmodules": {Data: []byte("[submodule \"a\"]\n\tpath = lib/a/\n\turl = https://x.io/path\n[submodule \"b\"]\n\tpath=\"b\"\n\tpath =\n")}}
	if diff := cmp.Diff([]string{"lib/a", "b"}, submodules(files)); diff != "" {
		t.Error(diff)
	}
	if got := submodules(fstest.MapFS{}); got != nil {
		t.Errorf("without any: %v", got)
	}
}
