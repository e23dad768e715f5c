package store

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// asNobody runs a function on a thread to which the file system gives no more
// than it gives anybody, even when root runs the test. SQLite works on the
// thread of its caller.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlock: the thread ends with the goroutine
		if _, _, errno := syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0); errno != 0 {
			t.Error(errno)
			return
		}
		f()
	}()
	<-done
}

// publicFolder is a folder that anybody can reach.
func publicFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, f := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(f, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestReadOnlyPlaces(t *testing.T) {
	folder := publicFolder(t)
	path := filepath.Join(folder, "ledger.db")
	l := openAt(t, path)
	ingestInto(t, l, reportOn(0, both(), finding("STA-001", prod, "k")), IngestOptions{})
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for file, mode := range map[string]os.FileMode{path: 0o444, folder: 0o555} {
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o755) })
	asNobody(t, func() {
		_, err := Open(t.Context(), filepath.Join(folder, "new.db"), Options{})
		wantError(t, err, "new.db", "writable")
		_, err = Open(t.Context(), filepath.Join(folder, "new", "ledger.db"), Options{})
		wantError(t, err, "ledger.db", "elsewhere")
		writeToReadOnly(t, path)
		reader, err := OpenReadOnly(t.Context(), path, Options{})
		if err != nil {
			t.Error(err)
			return
		}
		defer reader.Close()
		if entries, err := reader.OpenAt(t.Context(), 1); err != nil || len(entries) != 1 {
			t.Errorf("%d findings, error %v; want the one", len(entries), err)
		}
	})
}

// writeToReadOnly fails unless opening or writing a ledger says that it cannot
// be written.
func writeToReadOnly(t *testing.T, path string) {
	t.Helper()
	l, err := Open(t.Context(), path, Options{})
	if err == nil {
		_, err = l.Ingest(t.Context(), reportOn(1, both()), IngestOptions{})
		_ = l.Close()
	}
	wantError(t, err, path, "writable")
}
