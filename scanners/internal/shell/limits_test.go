package shell_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/shell"
)

func TestUnread(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		commands   int
		line       int
		reason     string
	}{
		{"syntax", "a\nif b; then c\n", 0, 2, "a script is not read, the shell parser objects: `if` statement must end with `fi`"},
		{"length", strings.Repeat("a\n", 200_000), 0, 1, "a script is longer than 256 KiB; it is not read"},
		{"openings", strings.Repeat("(", 30_000), 0, 1, "a script may nest too deeply; it is not read"},
		{"depth", "a\n" + strings.Repeat("{ ", 600) + "b" + strings.Repeat("; }", 600), 1, 2, "a script nests too deeply; what is inside is not read"},
		{"commands", strings.Repeat("a\n", 10_001), 10_000, 10_001, "there are more than 10000 commands; the rest is not read"},
		{"pipeline", "a\n" + strings.Repeat("a|", 600) + "b", 1, 2, "a pipeline is too long; it is not read"},
		{"inner depth", "a\nsh -c '" + strings.Repeat("{ ", 600) + "b" + strings.Repeat("; }", 600) + "'", 2, 2, "a script nests too deeply; what is inside is not read"},
	} {
		got := shell.NewReader().Read(script(tt.text, shell.Bash))
		want := &debt.Unread{Path: "f", Unit: "u", Line: tt.line, Reason: tt.reason, Partial: true}
		if diff := cmp.Diff(want, got.Problem); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
		if got.Status != debt.ScriptUnread || len(got.Commands) != tt.commands {
			t.Errorf("%s: %s with %d commands, want %d", tt.name, got.Status, len(got.Commands), tt.commands)
		}
	}
}

func TestWithoutCommands(t *testing.T) {
	for _, tt := range []struct {
		text    string
		dialect shell.Dialect
		want    shell.Result
	}{
		{" \n", shell.Bash, shell.Result{}},
		{"Write-Host ('a", shell.Foreign, shell.Result{Status: debt.ScriptForeign}},
	} {
		if diff := cmp.Diff(tt.want, shell.NewReader().Read(script(tt.text, tt.dialect))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

// The scripts of one file share their limits: a file can repeat one script by
// aliases.
func TestSharedLimits(t *testing.T) {
	r := shell.NewReader()
	commands := 0
	var last shell.Result
	for range 30 {
		last = r.Read(script(strings.Repeat("a\n", 500)+"# "+strings.Repeat("x", 100_000), shell.Bash))
		commands += len(last.Commands)
	}
	if commands != 10_000 {
		t.Errorf("%d commands", commands)
	}
	if last.Problem == nil || !strings.Contains(last.Problem.Reason, "2 MiB together") {
		t.Errorf("%+v", last.Problem)
	}
}

func TestManyWords(t *testing.T) {
	got := read(t, "a"+strings.Repeat(" -b", 5000))[0]
	if len(got.Argv) != 1000 || len(got.Flags) != 999 || !cmp.Equal(got.Unsure, []string{"argv"}) {
		t.Errorf("%d words, %d flags, unsure %v", len(got.Argv), len(got.Flags), got.Unsure)
	}
}

// TestHostileScriptsEnd checks that work grows with a script's size only: the
// time allowed is some twenty times what is needed, and the stack does not
// overflow.
func TestHostileScriptsEnd(t *testing.T) {
	repeat := func(part string) string { return strings.Repeat(part, shell.MaxText/len(part)) }
	for _, text := range []string{
		strings.Repeat("(", 20_000), strings.Repeat("$[", 10_000), strings.Repeat("a[", 20_000), strings.Repeat("${a:-", 20_000),
		strings.Repeat("if ", 20_000), strings.Repeat("{ ", 20_000), strings.Repeat(`"$(`, 20_000),
		strings.Repeat("a | { ", 600), strings.Repeat("a | if ", 600), strings.Repeat("{ a | ", 400) + "b" + strings.Repeat("; }", 400),
		repeat("`"), repeat("a&&") + "a", repeat("a|") + "a", repeat("a;"), repeat("f()"), repeat("<<a "), repeat("${{"), repeat("${{ x }}"), repeat("case x in a) "),
		repeat("time "), repeat("coproc "), repeat("elif a;then b;"), "((" + repeat("a="), repeat("sudo "), "a " + repeat("sh -c "), "[[ " + strings.Repeat("! ", 15_000),
		"if a;then b;" + strings.Repeat("elif a;then b;", 9000) + "fi",
		strings.Repeat("a $(", 400) + "b" + strings.Repeat(")", 400),
	} {
		start := time.Now()
		shell.NewReader().Read(script(text, shell.POSIX))
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%.20s… took %s", text, took)
		}
	}
}
