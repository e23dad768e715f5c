package githubactions

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func FuzzScan(f *testing.F) {
	f.Add(whole, true)
	f.Add("on: {schedule: [{cron: x}]}\njobs:\n  a: &a\n    runs-on: ${{ matrix.os.x }}\n    strategy: {matrix: {os: [{x: y}], exclude: [{os: 1}]}}\n    steps: [parallel: [{run: x}]]\n  b: *a\n", true)
	f.Add("runs:\n  using: composite\n  steps: [{uses: ./a}, {uses: 'docker://x:${{ y'}]\n", false)
	f.Fuzz(func(t *testing.T, content string, workflow bool) {
		name := "x/action.yml"
		if workflow {
			name = workflowPath
		}
		unit := New().Units([]string{name})[0]
		fsys := fstest.MapFS{name: {Data: []byte(content)}}
		facts, err := New().Scan(t.Context(), fsys, unit)
		if err != nil {
			t.Fatal(err)
		}
		checkRows(t, facts, 1+strings.Count(content, "\n"))
		again, _ := New().Scan(t.Context(), fsys, unit)
		if diff := cmp.Diff(facts, again); diff != "" {
			t.Errorf("a second scan differs:\n%s", diff)
		}
	})
}

// checkRows checks that IDs are unique and places are inside of the file.
func checkRows(t *testing.T, facts debt.Facts, lines int) {
	t.Helper()
	ids := map[string]bool{}
	check := func(id string, at debt.At) {
		if ids[id] {
			t.Errorf("the ID %q is not unique", id)
		}
		ids[id] = true
		if at.Line < 1 || at.Column < 1 || at.EndLine < at.Line || at.EndLine > lines {
			t.Errorf("%s is at %+v, outside of a file with %d lines", id, at, lines)
		}
	}
	for _, row := range facts.Workflow {
		check(row.ID, row.At)
	}
	for _, row := range facts.Job {
		check(row.ID, row.At)
	}
	for _, row := range facts.Step {
		check(row.ID, row.At)
	}
	for _, row := range facts.Pin {
		check(row.ID, row.At)
	}
	for _, row := range facts.Unread {
		if row.Reason == "" || row.Line > lines {
			t.Errorf("unread %+v in a file with %d lines", row, lines)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	unit := New().Units([]string{workflowPath})[0]
	fsys := fstest.MapFS{workflowPath: {Data: []byte(whole)}}
	b.SetBytes(int64(len(whole)))
	for b.Loop() {
		if _, err := New().Scan(b.Context(), fsys, unit); err != nil {
			b.Fatal(err)
		}
	}
}
