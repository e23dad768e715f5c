package rules

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/debtscan/debtscan/debt"
)

func TestEmbeddedRulesAreSound(t *testing.T) {
	problems, err := embeddedSet(t).Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
}

// The annotation is read without OPA; both readings must agree.
func TestAnnotationsAreOPAs(t *testing.T) {
	set := embeddedSet(t)
	for _, r := range set.rules {
		module, err := parse(r.source, true)
		if err != nil {
			t.Fatal(err)
		}
		if len(module.Annotations) != 1 || module.Annotations[0].Scope != "package" {
			t.Fatalf("%s: OPA sees %d annotations, want one of the package", r.file, len(module.Annotations))
		}
		a := module.Annotations[0]
		got := []string{r.Title, strings.TrimSpace(r.Description), r.ID}
		want := []string{a.Title, strings.TrimSpace(a.Description), a.Custom["id"].(string)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-OPA +ours):\n%s", r.file, diff)
		}
		if path := ast.MustParseRef(r.Package); !path.Equal(module.Package.Path) {
			t.Errorf("%s: package %s, OPA sees %s", r.file, path, module.Package.Path)
		}
	}
}

func TestLoadUsersRulesAtAnyDepth(t *testing.T) {
	set := customSet(t, map[string]string{
		"b.rego":                    ruleText("ACM-002", "b", eachQueue),
		"deep/er/a/whatever.rego":   ruleText("ACM-001", "a", eachQueue),
		"deep/er/a/w_test.rego":     "not rego",
		"deep/er/a/example.txtar":   "an example",
		".git/hooks/ignored.rego":   "not rego",
		"deep/.terraform/also.rego": "not rego",
	})
	var ids []string
	for _, r := range set.Rules() {
		if !r.Custom {
			t.Errorf("%s is not custom", r.ID)
		}
		ids = append(ids, r.ID)
	}
	if !slices.Equal(ids, []string{"ACM-001", "ACM-002"}) {
		t.Errorf("rules %v", ids)
	}
	if text, ok := set.Example("ACM-001"); !ok || text != "an example" {
		t.Errorf("example %q, %v", text, ok)
	}
	for _, id := range []string{"ACM-002", "ACM-009"} {
		if _, ok := set.Example(id); ok {
			t.Errorf("%s has an example", id)
		}
	}
}

func TestLoadReportsEveryProblem(t *testing.T) {
	_, err := Load(fstest.MapFS{"a.rego": {Data: []byte("x")}, "b.rego": {Data: []byte("y")}}, LoadOptions{Custom: true})
	if err == nil || strings.Count(err.Error(), "no package line") != 2 {
		t.Errorf("got %v", err)
	}
}

func TestCollisions(t *testing.T) {
	a := ruleText("ACM-001", "a", eachQueue)
	replacing := func(id, name, old string) string {
		return strings.Replace(ruleText(id, name, eachQueue), "#   since", "#   replaces: ["+old+"]\n#   since", 1)
	}
	tests := map[string]struct {
		other string
		want  string
	}{
		"none":              {ruleText("ACM-002", "b", eachQueue), ""},
		"id":                {ruleText("ACM-001", "b", eachQueue), "the id ACM-001 is already that of a.rego"},
		"package":           {ruleText("ACM-002", "a", eachQueue), `the package data.debt.rules["acme"]["a"] is already that of a.rego`},
		"replaces a living": {replacing("ACM-002", "b", "ACM-001"), "it replaces ACM-001, but a.rego still has that id"},
		"replaces a former": {replacing("ACM-002", "b", "ACM-003"), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := customSet(t, map[string]string{"a.rego": a}).Merge(customSet(t, map[string]string{"b.rego": test.other}))
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	_, err := customSet(t, map[string]string{"a.rego": replacing("ACM-001", "a", "ACM-009")}).
		Merge(customSet(t, map[string]string{"b.rego": replacing("ACM-002", "b", "ACM-009")}))
	if err == nil || !strings.Contains(err.Error(), "the replaced id ACM-009 is already that of a.rego") {
		t.Errorf("two rules that replace one: %v", err)
	}
}

func TestDigests(t *testing.T) {
	base := map[string]string{"a.rego": ruleText("ACM-001", "a", eachQueue), "b.rego": ruleText("ACM-002", "b", eachQueue)}
	changed := maps.Clone(base)
	changed["b.rego"] += "# one more comment\n"
	before, after := customSet(t, base), customSet(t, changed)
	if before.Digest() != customSet(t, base).Digest() || before.Digest() == after.Digest() {
		t.Error("the set's digest does not follow its sources")
	}
	if before.Rules()[0].Digest != after.Rules()[0].Digest || before.Rules()[1].Digest == after.Rules()[1].Digest {
		t.Error("a rule's digest does not follow its own source")
	}
	if before.Select(func(r debt.Rule) bool { return r.ID == "ACM-001" }).Digest() == before.Digest() {
		t.Error("the digest does not follow the selection")
	}
}

func TestNothingOfUsersIsIgnored(t *testing.T) {
	if _, err := Load(fstest.MapFS{"README.md": {}}, LoadOptions{Custom: true}); err == nil || !strings.Contains(err.Error(), "holds no rules") {
		t.Errorf("a folder without rules: %v", err)
	}
	_, err := Load(fstest.MapFS{"lib/help.rego": {Data: []byte("package help\n")}}, LoadOptions{Custom: true})
	if err == nil || !strings.Contains(err.Error(), "lib/help.rego:1: the package is not debt.rules") {
		t.Errorf("a library of users: %v", err)
	}
}

func TestCheck(t *testing.T) {
	misspelt := strings.Replace(eachQueue, "q.address", "q.adress", 1)
	set := customSet(t, map[string]string{
		"a/a.rego":        strings.Replace(ruleText("ACM-001", "a", eachQueue), "since: 0.1.0", "since: 0.1.0\n#   clouds: [aws]", 1),
		"a/example.txtar": `resource "aws_sqs_queue" "q" {} # want ACM-001 "m"`,
		"b/b.rego":        ruleText("ACM-002", "b", misspelt),
	})
	problems, err := set.Check()
	if err != nil {
		t.Fatal(err)
	}
	got := messages(problems)
	for _, want := range []string{
		"b/b.rego: it has no example.txtar",
		"b/b.rego: it does not compile: b/b.rego:22: undefined ref: ",
		"q.adress",
		"b/b.rego: custom.clouds does not say aws",
		`b/b.rego:23: input.resource has no proof for "aws_sqs_queue"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("problems lack %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "a/a.rego") {
		t.Errorf("a good rule has problems:\n%s", got)
	}
}
