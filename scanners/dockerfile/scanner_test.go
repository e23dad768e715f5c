package dockerfile_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/dockerfile"
)

// scan reads content as the file "svc/Dockerfile".
func scan(tb testing.TB, content string) debt.Facts {
	tb.Helper()
	scanner := dockerfile.New()
	units := scanner.Units([]string{"svc/Dockerfile"})
	facts, err := scanner.Scan(context.Background(), fstest.MapFS{"svc/Dockerfile": {Data: []byte(content)}}, units[0])
	if err != nil {
		tb.Fatal(err)
	}
	return facts
}

// lines joins the lines of a file.
func lines(lines ...string) string { return strings.Join(lines, "\n") + "\n" }

func TestUnits(t *testing.T) {
	yes := []string{
		"Dockerfile", "dockerfile", "DOCKERFILE", "a/b/Dockerfile", "Containerfile", "Dockerfile.dev",
		"api.Dockerfile", "api.dockerfile", "web.Containerfile", "Containerfile.ubi9", "Dockerfile.go", "Dockerfile.prod.alpine",
	}
	no := []string{
		"Dockerfile.md", "Dockerfile.dockerignore", "Dockerfile.tmpl", "Dockerfile.j2", "Dockerfile.erb", "Dockerfile.in",
		"Dockerfile.alpine.template", "dockerfile.go", "Dockerfiles/x", "Dockerfile.", "MyDockerfile", "Dockerfile/x", "._x.Dockerfile",
	}
	var got []string
	for _, unit := range dockerfile.New().Units(append(yes, no...)) {
		got = append(got, unit.Path)
	}
	if diff := cmp.Diff(yes, got); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	want := debt.Unit{
		ID: "image:a/Dockerfile", Kind: debt.Image, Path: "a/Dockerfile", Files: []string{"a/Dockerfile"},
		At: debt.At{Unit: "image:a/Dockerfile", Location: debt.Location{Path: "a/Dockerfile"}},
	}
	if diff := cmp.Diff([]debt.Unit{want}, dockerfile.New().Units([]string{"a/Dockerfile"})); diff != "" {
		t.Errorf("unit (-want +got):\n%s", diff)
	}
}

func TestScanUnread(t *testing.T) {
	long := strings.Repeat("x", 70_000)
	type row struct {
		Line    int
		Reason  string // part of it
		Partial bool
	}
	tests := []struct {
		name, content string
		want          []row
	}{
		{"fine", "FROM a\n", nil},
		{"empty", "", []row{{0, "no FROM", false}}},
		{"only comments", "# hello\n\n", []row{{0, "no FROM", false}}},
		{"only arguments", "ARG A=1\n", []row{{0, "no FROM", true}}},
		{"binary", "FROM a\n\x00", []row{{2, "NUL", false}}},
		{"not UTF-8", "FROM a\nRUN \xff\n", []row{{2, "UTF-8", false}}},
		{"unknown instruction", "FROM a\nRUNN x\nRUN y\n", []row{{2, "unknown instruction: RUNN", true}}},
		{"bad argument", "FROM a\nCOPY x\n", []row{{2, "COPY", true}}},
		{"refused by the parser", "FROM a\n\nENV x\nRUN y\n", []row{{3, "ENV must have two arguments", true}}},
		{"two refusals", "FROM a\nENV x\nLABEL y\n", []row{{2, "ENV must", true}, {3, "LABEL must", true}}},
		{"heredoc without end", "FROM a\nRUN <<EOF\necho\nUSER b\n", []row{{2, "unterminated heredoc", true}, {3, "unknown instruction: echo", true}}},
		{"line over 64 KiB", "FROM a\nRUN " + long + "\nUSER b\n", []row{{2, "65535", true}}},
		{"bad directive", "# escape=x\nFROM a\n", []row{{1, "invalid escape token", true}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			facts := scan(t, test.content)
			if len(facts.Unread) != len(test.want) {
				t.Fatalf("got %d unread, want %d: %v", len(facts.Unread), len(test.want), facts.Unread)
			}
			for i, want := range test.want {
				got := facts.Unread[i]
				if got.Line != want.Line || got.Partial != want.Partial || !strings.Contains(got.Reason, want.Reason) {
					t.Errorf("unread %d = %+v, want %+v", i, got, want)
				}
				if got.Path != "svc/Dockerfile" || got.Unit != "image:svc/Dockerfile" || got.Scanner != "dockerfile" {
					t.Errorf("unread %d is not anchored: %+v", i, got)
				}
				if len(got.Reason) > 300 {
					t.Errorf("reason has %d bytes", len(got.Reason))
				}
			}
		})
	}
}

func TestScanMissingFile(t *testing.T) {
	scanner := dockerfile.New()
	unit := scanner.Units([]string{"Dockerfile"})[0]
	facts, err := scanner.Scan(t.Context(), fstest.MapFS{}, unit)
	if err != nil {
		t.Fatal(err)
	}
	want := []debt.Unread{{Path: "Dockerfile", Unit: unit.ID, Scanner: "dockerfile", Reason: "it does not exist"}}
	if diff := cmp.Diff(want, facts.Unread); diff != "" {
		t.Errorf("unread (-want +got):\n%s", diff)
	}
}

func TestScanEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	scanner := dockerfile.New()
	_, err := scanner.Scan(ctx, fstest.MapFS{}, scanner.Units([]string{"Dockerfile"})[0])
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error = %v, want canceled", err)
	}
}

// TestScanHostile has inputs on which the parser alone would take minutes, or
// which would double themselves until memory ends.
func TestScanHostile(t *testing.T) {
	doubling := "ARG A0=aaaaaaaaaaaaaaaa\n"
	for i := range 40 {
		n, m := string(rune('A'+i%26))+strings.Repeat("x", i/26), string(rune('A'+(i+1)%26))+strings.Repeat("x", (i+1)/26)
		doubling += "ARG " + m + "=$" + n + "$" + n + "$A0\n"
	}
	tests := map[string]string{
		"nested variables":    "FROM a\nRUN <<E " + strings.Repeat("${a:-", 400_000) + "\nE\n",
		"nested over lines":   "FROM a\nRUN <<E \\\n" + strings.Repeat("# c\n${a:-\\\n", 150_000) + "\nE\n",
		"chained ONBUILD":     "FROM a\n" + strings.Repeat("ONBUILD ", 250_000) + "RUN x\n",
		"chained over lines":  "FROM a\n" + strings.Repeat("ONBUILD \\\n\n", 180_000) + "RUN x\n",
		"doubling defaults":   doubling + "FROM $M\nENV x\n",
		"many instructions":   "FROM a\n" + strings.Repeat("A\n", 1_000_000),
		"many bad ones":       "FROM a\nENV x\n" + strings.Repeat("ENV x\n", 300_000),
		"many here-documents": "FROM a\nENV x\n" + strings.Repeat("RUN <<A <<B <<C\n", 100_000),
		"many stages":         strings.Repeat("FROM a\n", 200_000),
		"many named stages":   strings.Repeat("FROM a AS a\nCOPY --from=b c d\n", 60_000),
	}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			facts := scan(t, content)
			if len(facts.Instruction) > 10_000 || len(facts.Unread) > 25 || len(facts.Unread) == 0 {
				t.Errorf("%d instructions, %d unread", len(facts.Instruction), len(facts.Unread))
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

// A template is one unread file, not a page of unknown instructions; an action
// inside a command is none.
func TestTemplates(t *testing.T) {
	facts := scan(t, lines("FROM alpine:3.20", "  {{ if dev }}", "RUN true", "{{ end }}"))
	if len(facts.Unread) != 1 || facts.Unread[0].Line != 2 || facts.Unread[0].Partial || len(facts.Instruction) != 0 {
		t.Errorf("template: %+v", facts)
	}
	facts = scan(t, lines("FROM alpine:3.20", "RUN docker inspect -f '{{ .State }}' x"))
	if len(facts.Unread) != 0 || len(facts.Instruction) != 2 {
		t.Errorf("action inside a command: %+v", facts.Unread)
	}
}
