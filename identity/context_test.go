package identity

import (
	"strings"
	"testing"
)

const code = "one\nresource \"a\" {\n  b = 1\n}\nlast"

func TestContextHashIsKept(t *testing.T) {
	want := ContextHash([]byte(code), 2, 4)
	if len(want) != 16 {
		t.Fatalf("%q has %d digits, want 16", want, len(want))
	}
	tests := []struct {
		name, content string
		line, endLine int
	}{
		{"CRLF", strings.ReplaceAll(code, "\n", "\r\n"), 2, 4},
		{"moved down", "\n\n" + code, 4, 6},
		{"blank lines inside", "one\nresource \"a\" {\n\n\n  b = 1\n\n}\n", 2, 7},
		{"other indentation", "one\n\tresource \"a\"   {\n\t\tb=1\n\t}\n", 2, 4},
		{"at the end", "one\nresource \"a\" {\n  b = 1\n}", 2, 4},
		{"end behind the end", "one\nresource \"a\" {\n  b = 1\n}", 2, 99},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := ContextHash([]byte(tt.content), tt.line, tt.endLine); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

func TestContextHashChangesWithItsLines(t *testing.T) {
	want := ContextHash([]byte(code), 2, 4)
	changed := ContextHash([]byte(strings.Replace(code, "1", "2", 1)), 2, 4)
	shorter := ContextHash([]byte(code), 2, 3)
	if want == changed || want == shorter {
		t.Errorf("%s, %s and %s are not all different", want, changed, shorter)
	}
}

func TestContextHashOfNoLines(t *testing.T) {
	for _, lines := range [][2]int{{0, 1}, {-1, 3}, {3, 2}, {6, 6}, {1 << 40, 1 << 41}} {
		if got := ContextHash([]byte(code), lines[0], lines[1]); got != "" {
			t.Errorf("lines %v have the hash %q, want none", lines, got)
		}
	}
	if got := ContextHash(nil, 1, 1); got != "" {
		t.Errorf("an empty file has the hash %q, want none", got)
	}
}
