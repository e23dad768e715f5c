package makefile_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/makefile"
)

func scan(t testing.TB, files fstest.MapFS) debt.Facts {
	t.Helper()
	s := makefile.New()
	facts, err := s.Scan(t.Context(), files, s.Units([]string{"Makefile"})[0])
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

func read(t testing.TB, text string) debt.Makefile {
	t.Helper()
	return scan(t, fstest.MapFS{"Makefile": {Data: []byte(text)}}).Makefile[0]
}

// shown is a Makefile with a line for each target and for each line of a recipe.
func shown(m debt.Makefile) string {
	var out strings.Builder
	for _, r := range m.Recipes {
		fmt.Fprintln(&out, strings.TrimSpace(r.Target+": "+strings.Join(r.Needs, " ")))
		for _, line := range r.Lines {
			for i, c := range line {
				var words []string
				for at, w := range c.Argv {
					text, known := w.(string)
					if !known {
						text = "?" + strings.Join(c.Alternatives[fmt.Sprintf("argv.%d", at)], "|")
					}
					words = append(words, text)
				}
				fmt.Fprintf(&out, "%s%d %s\n", strings.Repeat("  ", i+1), c.At.Line, strings.Join(words, " "))
			}
		}
	}
	return out.String()
}

func TestRecipes(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"a recipe":             {"plan: init ## text\n\t@terraform plan\n", "plan: init\n  2 terraform plan\n"},
		"two targets":          {"a b: c | d\n\tls\n", "a: c d\n  2 ls\nb: c d\n  2 ls\n"},
		"on the same line":     {"a: b ; cd x && ls\n", "a: b\n  1 cd x\n    1 ls\n"},
		"variables":            {"a:\n\tcd $(DIR)/${ENV} $$HOME $(call f,x) $@\n", "a:\n  2 cd ?${make__DIR}/${make__ENV} ?${HOME} ?${make__} a\n"},
		"the program":          {"a:\n\t$(MAKE) -C x b\n", "a:\n  2 make -C x b\n"},
		"continued lines":      {"a:\n\tcd x && \\\n\t  ls \\\n\t-l\n\tpwd\n", "a:\n  2 cd x\n    3 ls -l\n  5 pwd\n"},
		"one shell":            {".ONESHELL:\na:\n\tcd x\n\n\tls\n", "a:\n  3 cd x\n    5 ls\n"},
		"comments":             {"# a: b\na: # b\n\t# ls\n\tls # x\n", "a:\n  4 ls\n"},
		"the last recipe":      {"a: b\n\tls\na: c\n\tpwd\na: d\n", "a: b c d\n  4 pwd\n"},
		"on a condition":       {"ifdef CI\na:\n\tls\nendif\nb:\nifeq ($(X),y)\n\tls\nelse\n\tpwd\nendif\n\tdate\n", "b:\n  11 date\n"},
		"patterns":             {"%.o: %.c\n\tcc\n$(ALL): x\n\tls\na: %: b\n\tls\n", ""},
		"a variable of target": {"a: X := y\na:\n\tls\n", "a:\n  3 ls\n"},
		"special targets":      {".PHONY: a\n.DEFAULT_GOAL := a\na:\n\tls\n", "a:\n  4 ls\n"},
		"texts":                {"define X =\na:\n\tls\nendef\nb:\n\tls\n", "b:\n  6 ls\n"},
		"another language":     {"SHELL := /usr/bin/env python\na:\n\tls\n", ""},
		"another prefix":       {".RECIPEPREFIX = >\na:\n> ls\n", ""},
		"no rules":             {"$(info x)\nexport\n\tls\n", ""},
	} {
		if diff := cmp.Diff(tt.want, shown(read(t, tt.text))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestVariables(t *testing.T) {
	m := read(t, `
A = a
export B := b/c # text
C ?= c
D := $(shell pwd)
E = 1
E = 2
F += f
ifdef X
G = g
endif
H = h
I = two words
J = j
x: J = k
x:
	$(eval H = other)
`)
	if diff := cmp.Diff(map[string]string{"A": "a", "B": "b/c"}, m.Variables); diff != "" {
		t.Error(diff)
	}
	if m := read(t, "A = a\n-include .env\n"); m.Variables != nil {
		t.Errorf("a file that is not here may set %v", m.Variables)
	}
}

func TestIncludes(t *testing.T) {
	facts := scan(t, fstest.MapFS{
		"Makefile": {Data: []byte("A = a\ninclude ci/tf.mk\ninclude ../above.mk Makefile\n")},
		"ci/tf.mk": {Data: []byte("plan:\n\tls\n")},
	})
	m := facts.Makefile[0]
	if got := shown(m); got != "plan:\n  2 ls\n" {
		t.Error(got)
	}
	if at := m.Recipes[0].Lines[0][0].At; at.Path != "ci/tf.mk" || at.Unit != "script:Makefile" {
		t.Errorf("%+v", at)
	}
}

func TestUnits(t *testing.T) {
	var got []string
	for _, u := range makefile.New().Units([]string{"GNUmakefile", "Makefile", "Makefile.am", "a/makefile", "node_modules/x/Makefile", "x.mk"}) {
		got = append(got, u.ID)
	}
	if diff := cmp.Diff([]string{"script:GNUmakefile", "script:Makefile", "script:a/makefile"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestHostile(t *testing.T) {
	many := strings.Repeat("t ", 100_000)
	for name, text := range map[string]string{
		"many lines":       many + ":\n" + strings.Repeat("\tls\n", 100_000),
		"one long line":    "a:\n\t" + strings.Repeat("ls;\\\n", 300_000),
		"one shell":        ".ONESHELL:\na:\n" + strings.Repeat("\tls\n", 300_000),
		"open brackets":    "a:\n\t" + strings.Repeat("$(", 900_000),
		"nested brackets":  "a:\n\t" + strings.Repeat("$(", 400_000) + strings.Repeat(")", 400_000),
		"evals":            "a:\n\t" + strings.Repeat("$(eval a", 200_000),
		"many needs":       many + ": " + many + many,
		"many assignments": strings.Repeat("A = b\n", 300_000),
		"cuts":             "\\\n:\n=\n\t\n::\n;\n$\n\t$\ndefine\nSHELL =\ninclude\nexport \n:=x\na:;\n",
		"one more":         "a:\n\t$",
	} {
		m := read(t, text)
		rows := 0
		for _, r := range m.Recipes {
			rows += len(r.Lines)
		}
		if rows > 10_000 {
			t.Errorf("%s: %d lines", name, rows)
		}
	}
	facts := scan(t, fstest.MapFS{"Makefile": {Data: []byte("a\x00b")}})
	if len(facts.Unread) != 1 || facts.Unread[0].Unit != "script:Makefile" {
		t.Errorf("%+v", facts)
	}
}

func FuzzScan(f *testing.F) {
	f.Add("A = b\nifdef X\ninclude y\nendif\na b: c d | e ; ls\n\t@cd $(A) && \\\n\t  ls $@ $$x\n")
	f.Fuzz(func(t *testing.T, text string) {
		s := makefile.New()
		facts, err := s.Scan(t.Context(), fstest.MapFS{"Makefile": {Data: []byte(text)}}, s.Units([]string{"Makefile"})[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range facts.Makefile {
			if slices.Contains(slices.Collect(maps.Values(m.Variables)), "") {
				t.Error("an empty variable")
			}
		}
	})
}
