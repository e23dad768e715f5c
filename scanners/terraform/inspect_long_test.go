//go:build long

package terraform_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// The shape of every generated module is what terraform-config-inspect says of it.
func TestConsoleTreesAgreeWithConfigInspect(t *testing.T) {
	looked := 0
	for seed := range uint64(500) {
		files, _ := generate(seed, false)
		fsys := fstest.MapFS{}
		for name, content := range files {
			fsys[name] = &fstest.MapFile{Data: []byte(content)}
		}
		for name := range files {
			dir, isModule := strings.CutSuffix(name, "/main.tf")
			if !isModule {
				continue
			}
			looked++
			got, unread := ours(t, fsys, dir)
			if diff := cmp.Diff(theirs(fsys, dir), got); diff != "" || len(unread) > 0 {
				t.Errorf("seed %d, %s: %s %v", seed, dir, diff, unread)
			}
		}
	}
	if looked < 1000 {
		t.Errorf("only %d directories", looked)
	}
}
