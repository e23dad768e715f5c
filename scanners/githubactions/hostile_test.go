package githubactions

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHostileFilesEnd checks that work grows with a file's size only: the time
// allowed is a hundred times what is needed.
func TestHostileFilesEnd(t *testing.T) {
	const steps = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n"
	numbers := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	tests := []struct{ name, content string }{
		{"long steps by alias", steps + "    - &s {run: \"" + strings.Repeat("x ", 4000) + "\"}\n" + strings.Repeat("    - *s\n", 1500)},
		{"many steps on a line", "é: 1\n" + strings.TrimSuffix(steps, "\n") + " [" + strings.Repeat("{uses: ö/r@v1},", 30_000) + "]\n"},
		{"groups in groups", steps + "    - " + strings.Repeat("{parallel: [", 95) + "{run: x}" + strings.Repeat("]}", 95) + "\n"},
		{
			"many jobs with a large matrix",
			"on: push\nx: &m {os: [" + numbers("v%d,", 250) + "], exclude: [" + numbers("{os: w%d, go: 1},", 120) + "]}\njobs:\n" +
				numbers("  j%d: {runs-on: '${{ matrix.os }}', strategy: {matrix: *m}}\n", 200),
		},
		{"many triggers and jobs", "on: [" + numbers("e%d,", 20_000) + "]\njobs:\n" + numbers("  j%d: {}\n", 20_000)},
		{"open brackets", strings.Repeat("[", 1<<20)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			scan(t, workflowPath, tt.content)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %s", took)
			}
		})
	}
}
