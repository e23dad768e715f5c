package main

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"time"
)

func testEnvironment(stdout io.Writer) environment {
	return environment{
		stdout: stdout, stderr: io.Discard,
		getenv: func(string) string { return "" },
		now:    func() time.Time { return time.Date(2026, 11, 23, 15, 4, 5, 0, time.UTC) },
	}
}

// Today is its start, so that two scans of one day agree.
func TestMomentIsTheStartOfToday(t *testing.T) {
	var target target
	got, err := target.moment(testEnvironment(io.Discard))
	if want := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC); err != nil || !got.Equal(want) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

func TestColor(t *testing.T) {
	for _, tt := range []struct {
		flag string
		env  map[string]string
		want bool
	}{
		{"always", map[string]string{"NO_COLOR": "1"}, true},
		{"never", map[string]string{"FORCE_COLOR": "1"}, false},
		{"auto", nil, false}, // the output of this test is no terminal
		{"auto", map[string]string{"FORCE_COLOR": "1"}, true},
		{"auto", map[string]string{"FORCE_COLOR": "0"}, false},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1"}, true},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, false},
		{"auto", map[string]string{"CLICOLOR_FORCE": "1", "TERM": "dumb"}, false},
	} {
		env := testEnvironment(&bytes.Buffer{})
		env.getenv = func(name string) string { return tt.env[name] }
		if got, err := useColor(env, tt.flag); got != tt.want || err != nil {
			t.Errorf("--color %s with %v: %v, %v", tt.flag, tt.env, got, err)
		}
	}
}

// full is standard output on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// A report that could not be written is an error, whatever it says.
func TestUnwrittenReportIsAnError(t *testing.T) {
	env := testEnvironment(full{})
	var stderr bytes.Buffer
	env.stderr = &stderr
	if code := run(t.Context(), []string{"scan", t.TempDir()}, env); code != exitError {
		t.Errorf("exit code %d, want %d: %s", code, exitError, stderr.String())
	}
}
