package shellscript_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/shellscript"
)

// scan reads one script.
func scan(t *testing.T, path, text string) debt.Facts {
	t.Helper()
	s := shellscript.New()
	units := s.Units([]string{path})
	if len(units) != 1 {
		t.Fatalf("%s makes %d units", path, len(units))
	}
	facts, err := s.Scan(t.Context(), fstest.MapFS{path: {Data: []byte(text)}}, units[0])
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// names lists the programs of the commands, with "?" for one that is not known.
func names(facts debt.Facts) string {
	var list []string
	for _, c := range facts.Command {
		name := c.Name
		if name == "" {
			name = "?"
		}
		list = append(list, name)
	}
	return strings.Join(list, " ")
}

func TestUnits(t *testing.T) {
	var got []string
	for _, u := range shellscript.New().Units([]string{
		".git/hooks/x.sh", ".github/scripts/check.sh", ".hidden.sh", "Makefile", "a.fish", "a.ps1", "a.sh.tftpl", "a.sh.tpl", "a.zsh",
		"ci/deploy.sh", "entrypoint.bash", "gradlew", "infra/.terraform/modules/m/x.sh", "legacy/run.ksh",
		"node_modules/p/x.sh", "old/Vendor/x.sh", "sh", "third_party/x.sh", "vendored/x.sh", "web/node_modules/p/x.sh",
	}) {
		got = append(got, u.ID)
		if u.Kind != debt.Script || len(u.Files) != 1 || u.Files[0] != u.Path || u.At.Path != u.Path || u.At.Unit != u.ID {
			t.Errorf("%+v", u)
		}
	}
	want := []string{
		"script:.github/scripts/check.sh", "script:ci/deploy.sh", "script:entrypoint.bash", "script:legacy/run.ksh", "script:vendored/x.sh",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCommands(t *testing.T) {
	facts := scan(t, "ci/deploy.sh", "#!/usr/bin/env bash\nset -e\n\nfor i in 1 2; do\n  terraform apply \"$i\" && break\ndone\n")
	if len(facts.Unread) != 0 || names(facts) != "set terraform break" {
		t.Fatalf("%s, %+v", names(facts), facts.Unread)
	}
	want := debt.Command{
		ID: "script:ci/deploy.sh/command:1", Unit: "script:ci/deploy.sh", Origin: "script", Owner: "script:ci/deploy.sh",
		Name: "terraform", Argv: []any{"terraform", "apply", nil}, FlagsKnown: true, Loop: "for", Condition: "and", Unsure: []string{"argv"},
		At: debt.At{
			Unit: "script:ci/deploy.sh", Location: debt.Location{Path: "ci/deploy.sh", Line: 5, Column: 3, EndLine: 5}, Read: debt.Parsed,
		},
	}
	if diff := cmp.Diff(want, facts.Command[1]); diff != "" {
		t.Error(diff)
	}
}

// What the first line says goes before what the name promises.
func TestDialects(t *testing.T) {
	for name, tt := range map[string]struct{ path, text, want string }{
		"sh by name takes Bash":    {"a.sh", "a=(1 2)\nls", "ls"},
		"sh by its first line too": {"a.sh", "#!/bin/sh\n[[ a == b ]] && ls", "[[ ls"},
		"Korn shell":               {"a.ksh", "integer i=1\nls", "integer ls"},
		"Python":                   {"a.sh", "#!/usr/bin/env python3\nimport os", ""},
		"expect":                   {"a.sh", "#!/usr/bin/expect -f\nspawn ls", ""},
		"Windows line ends":        {"a.sh", "#!/bin/bash\r\nls -l\r\nif true; then\r\n  pwd\r\nfi\r\n", "ls true pwd"},
		"empty":                    {"a.sh", "", ""},
		"only comments":            {"a.sh", "#!/bin/sh\n# nothing\n", ""},
	} {
		facts := scan(t, tt.path, tt.text)
		if got := names(facts); got != tt.want || len(facts.Unread) != 0 {
			t.Errorf("%s: %q, want %q; unread %+v", name, got, tt.want, facts.Unread)
		}
	}
}

// Before its first mistake a script runs like any other.
func TestReadsUpToTheMistake(t *testing.T) {
	for name, tt := range map[string]struct {
		text, want string
		line       int
	}{
		"in a statement":     {"ls\npwd\nif true; then\n", "ls pwd", 3},
		"inside a function":  {"ls\nf() {\n  pwd\n  echo )\n}\n", "ls", 4},
		"in a continued one": {"ls\npwd |\n  )\n", "ls", 2},
		"an open quote":      {"ls\necho \"open\n", "ls", 2},
		"from the beginning": {"if\n", "", 1},
	} {
		facts := scan(t, "a.sh", tt.text)
		if got := names(facts); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
		if len(facts.Unread) != 1 {
			t.Fatalf("%s: %+v", name, facts.Unread)
		}
		u := facts.Unread[0]
		if u.Line != tt.line || u.Partial != (tt.want != "") || u.Unit != "script:a.sh" || u.Path != "a.sh" || u.Scanner != "shellscript" || strings.HasSuffix(u.Reason, "; what stands before that is read") != u.Partial {
			t.Errorf("%s: %+v", name, u)
		}
	}
}

func TestUnread(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"too long":           {strings.Repeat("echo a long line\n", 20_000), "longer than 256 KiB"},
		"too large":          {strings.Repeat("#", 3<<20), "3 MiB"},
		"a program behind":   {"#!/bin/sh\nexit 0\n\x00\x01", "binary"},
		"not UTF-8":          {"echo \xff", "UTF-8"},
		"too deep":           {strings.Repeat("(", 30_000), "nest too deeply"},
		"too many commands":  {strings.Repeat("a;", 10_001), "more than 10000 commands"},
		"mistake after ruin": {strings.Repeat("if\n", 50), "objects"},
	} {
		facts := scan(t, "a.sh", tt.text)
		if len(facts.Unread) != 1 || !strings.Contains(facts.Unread[0].Reason, tt.want) {
			t.Errorf("%s: %+v", name, facts.Unread)
		}
	}
	s := shellscript.New()
	unit := s.Units([]string{"gone.sh"})[0]
	facts, err := s.Scan(t.Context(), fstest.MapFS{"gone.sh": {Mode: fs.ModeSymlink}}, unit)
	if err != nil || len(facts.Unread) != 1 || facts.Unread[0].Unit != unit.ID {
		t.Errorf("%+v, %v", facts.Unread, err)
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := shellscript.New()
	if _, err := s.Scan(ctx, fstest.MapFS{}, s.Units([]string{"a.sh"})[0]); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
