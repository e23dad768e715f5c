package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// crashVariable names the ledger that a child process writes to until it is killed.
const crashVariable = "DEBTSCAN_TEST_CRASH_LEDGER"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashVariable); path != "" {
		if err := writeForEver(path); err != nil {
			fmt.Println(err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// night is what the child writes on a day: run n+1 has n+crashFindings open.
func night(n int) (int, *estate) {
	e := newEstate(uint64(n), crashFindings+n)
	return e.made, e
}

const crashFindings = 150

// writeForEver takes one run in after the other, going on where the last
// process was killed. It says when it begins.
func writeForEver(path string) error {
	ctx := context.Background()
	l, err := Open(ctx, path, Options{Wait: 10 * time.Second})
	if err != nil {
		return err
	}
	runs, err := l.Runs(ctx)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for n := len(runs); ; n++ {
		_, e := night(n)
		if _, err := l.Ingest(ctx, e.report(n), IngestOptions{}); err != nil {
			return err
		}
	}
}

// TestKilledProcessLeavesWholeRuns kills a writing process again and again, at
// any moment from its start on, and looks at what it leaves.
func TestKilledProcessLeavesWholeRuns(t *testing.T) {
	const kills = 110
	path := filepath.Join(t.TempDir(), ownFolder, "ledger.db")
	random, grown, before := rand.New(rand.NewPCG(1, 1)), 0, 0
	for range kills {
		killed(t, path, time.Duration(random.IntN(100))*time.Millisecond)
		l := openAt(t, path)
		checked(t, l)
		runs, err := l.Runs(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(runs) < before {
			t.Fatalf("%d runs are there of %d", len(runs), before)
		}
		if len(runs) > before {
			grown++
			last := runs[len(runs)-1]
			if want, _ := night(last.ID - 1); last.Open != want || len(listOf(t, l, last.ID)) != want {
				t.Fatalf("run %d has %d findings, want %d", last.ID, last.Open, want)
			}
		}
		before = len(runs)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if grown == 0 {
		t.Error("no process wrote a run before it was killed")
	}
	t.Logf("%d kills left %d runs", kills, before)
}

// killed starts a writing process and kills it a while after it is ready.
func killed(t *testing.T, path string, after time.Duration) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), self)
	child.Env = append(os.Environ(), crashVariable+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line := make([]byte, 256)
	if n, _ := out.Read(line); string(line[:n]) != "ready\n" {
		t.Errorf("the child says %q", line[:n])
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
}

// TestKilledWhileItMakesTheLedger kills the process before it says a word.
func TestKilledWhileItMakesTheLedger(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(2, 2))
	for range 60 {
		path := filepath.Join(t.TempDir(), "ledger.db")
		child := exec.CommandContext(t.Context(), self)
		child.Env = append(os.Environ(), crashVariable+"="+path)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.IntN(40)) * time.Millisecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = child.Wait() // it was killed
		checked(t, openAt(t, path))
	}
}
