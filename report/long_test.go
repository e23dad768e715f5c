//go:build long

package report

import (
	"fmt"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// manyFindings is a report of so many findings over a tenth as many files.
func manyFindings(n int) *debt.Report {
	r := fullReport()
	r.Findings = nil
	for i := range n {
		path := fmt.Sprintf("infra/team-%02d/service-%05d/main.tf", i%60, i/10)
		f := open(fmt.Sprintf("STA-%03d", i%160), "some-rule", debt.Severities()[i%4], fmt.Sprintf("terraform:infra/%d", i/20), path, 1+i%300, 30, float64(i%90),
			fmt.Sprintf("aws_sqs_queue.q%d drops messages that fail: it has no dead-letter queue", i), "Add a redrive policy that names a dead-letter queue.", fmt.Sprintf("@org/team-%02d", i%60))
		f.Fingerprint, f.Evidence = fmt.Sprintf("%032x", i), map[string]any{"redrive_policy": "absent", "queue": i}
		r.Findings = append(r.Findings, f)
	}
	r.Summary = summaryOf(r.Findings, 1)
	return r
}

// A hundred thousand findings are rendered in every format within seconds and
// without many times their own memory.
func TestManyFindings(t *testing.T) {
	const n, longest, most = 100_000, 30 * time.Second, 2 << 30
	r := manyFindings(n)
	content := func(string) ([]byte, error) { return make([]byte, 10_000), nil }
	for _, f := range Formats() {
		variants := []bool{false}
		if f.Name == "text" {
			variants = []bool{false, true}
		}
		for _, all := range variants {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			var written size
			start := time.Now()
			if err := f.Writer.Write(&written, r, Options{All: all, Content: content}); err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			allocated := after.TotalAlloc - before.TotalAlloc
			t.Logf("%-9s all=%-5v %8.2f s %8.1f MB written %8.1f MB allocated", f.Name, all, took.Seconds(), float64(written)/1e6, float64(allocated)/1e6)
			if took > longest || allocated > most {
				t.Errorf("%s took %v and %d MB", f.Name, took, allocated>>20)
			}
		}
	}
}

func TestReadManyFindings(t *testing.T) {
	r := manyFindings(100_000)
	for _, name := range []string{"json", "jsonl"} {
		format, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		in, out := io.Pipe()
		go func() { _ = out.CloseWithError(format.Writer.Write(out, r, Options{})) }()
		start := time.Now()
		got, err := Read(in)
		if err != nil || len(got.Findings) != len(r.Findings) {
			t.Fatalf("%s: %v", name, err)
		}
		t.Logf("%s written and read in %v", name, time.Since(start))
	}
}

// size counts bytes.
type size int

func (s *size) Write(p []byte) (int, error) {
	*s += size(len(p))
	return len(p), nil
}
