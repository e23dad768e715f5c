package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

func unit(kind debt.Kind, path string) debt.Unit {
	id := debt.UnitID(kind, path)
	return debt.Unit{ID: id, Kind: kind, Path: path, At: debt.At{Unit: id, Location: debt.Location{Path: path + "/main.tf"}}}
}

func calls(from, to string) debt.Link {
	return debt.Link{From: "terraform:" + from, To: "terraform:" + to, Kind: debt.LinkModule, Status: debt.LinkResolved}
}

func TestEdges(t *testing.T) {
	facts, g := graph.Resolve(debt.Facts{
		Unit: []debt.Unit{unit(debt.Terraform, "a"), unit(debt.Terraform, "b"), unit(debt.Terraform, "c"), unit(debt.Terraform, "d")},
		Link: []debt.Link{
			calls("a", "b"), calls("b", "c"), calls("c", "b"), calls("a", "gone"),
			{From: "terraform:d", To: "acme/x/aws", Kind: debt.LinkModule, Status: debt.LinkExternal},
		},
		Unread: []debt.Unread{{Path: "c/x.tf", Unit: "terraform:c"}},
	})
	if facts.Link[3].Status != debt.LinkDangling {
		t.Errorf("link to nothing: %+v", facts.Link[3])
	}
	if diff := cmp.Diff(map[string]int{"terraform:b": 2, "terraform:c": 2}, g.Dependents); diff != "" {
		t.Errorf("dependents: %s", diff)
	}
	if diff := cmp.Diff([]string{"terraform:a", "terraform:c"}, g.Neighbours["terraform:b"]); diff != "" {
		t.Errorf("neighbours: %s", diff)
	}
	// c has an unread file, so what calls it may hide rows too; d calls outside.
	if diff := cmp.Diff(map[string]bool{"terraform:a": false, "terraform:b": false, "terraform:c": false, "terraform:d": false}, g.Closed); diff != "" {
		t.Errorf("closed: %s", diff)
	}
	if diff := cmp.Diff(map[string]bool{"terraform:a": true, "terraform:b": true, "terraform:c": false, "terraform:d": true}, g.Whole); diff != "" {
		t.Errorf("whole: %s", diff)
	}
}

func TestActionsHaveTwoSpellings(t *testing.T) {
	action := unit(debt.Pipeline, "tools/x/action.yaml")
	facts, _ := graph.Resolve(debt.Facts{
		Unit: []debt.Unit{action},
		Link: []debt.Link{{From: "pipeline:w", To: "pipeline:tools/x/action.yml", Kind: debt.LinkRuns, Status: debt.LinkResolved}},
	})
	if l := facts.Link[0]; l.To != action.ID || l.Status != debt.LinkResolved {
		t.Errorf("%+v", l)
	}
}

func TestRoles(t *testing.T) {
	for name, tt := range map[string]struct {
		path  string
		facts func(id string) debt.Facts
		want  debt.Role
	}{
		"nothing known":      {"x", nil, ""},
		"example by folder":  {"modules/q/examples/full", nil, debt.RoleExample},
		"test by folder":     {"modules/q/tests/full", nil, debt.RoleTest},
		"template by folder": {"templates/new", nil, debt.RoleTemplate},
		"module by folder":   {"modules/q", nil, debt.RoleModule},
		"called": {"shared/q", func(id string) debt.Facts {
			return debt.Facts{Link: []debt.Link{{From: "terraform:y", To: id, Kind: debt.LinkModule, Status: debt.LinkResolved}}}
		}, debt.RoleModule},
		"has a backend": {"modules/q", func(id string) debt.Facts {
			return debt.Facts{State: []debt.State{{Unit: id, Kind: "backend"}}}
		}, debt.RoleRoot},
		"has a provider": {"x", func(id string) debt.Facts {
			return debt.Facts{Provider: []debt.Provider{{Unit: id, Name: "aws"}}}
		}, debt.RoleRoot},
		"has a lock file": {"x", func(id string) debt.Facts {
			return debt.Facts{Pin: []debt.Pin{{Unit: id, SourceType: "lock"}}}
		}, debt.RoleRoot},
		"needs inputs": {"x", func(id string) debt.Facts {
			return debt.Facts{Variable: []debt.Variable{{Unit: id, Name: "v"}}}
		}, debt.RoleModule},
	} {
		u := unit(debt.Terraform, tt.path)
		var facts debt.Facts
		if tt.facts != nil {
			facts = tt.facts(u.ID)
		}
		facts.Unit = append(facts.Unit, u)
		resolved, _ := graph.Resolve(facts)
		if got := resolved.Unit[0].Role; got != tt.want {
			t.Errorf("%s: role %q, want %q", name, got, tt.want)
		}
	}
}

func TestContextsGoByWholeNames(t *testing.T) {
	for path, want := range map[string]debt.Context{
		"infra/prod/main.tf":           debt.Live,
		"environments/test/main.tf":    debt.Live,
		"latest/contest/main.tf":       debt.Live,
		"modules/a/examples/b/main.tf": debt.Example,
		"testdata/x/main.tf":           debt.Test,
		"vendor/x/main.tf":             debt.Vendored,
		"envs/team-sandbox/main.tf":    debt.Sandbox,
		"deploy/ephemeral/main.tf":     debt.Sandbox,
		"epoch/main.tf":                debt.Live,
		"{{ name }}/main.tf":           debt.Templated,
	} {
		at := debt.At{Location: debt.Location{Path: path}}
		facts, _ := graph.Resolve(debt.Facts{Resource: []debt.Resource{{At: at}}, Step: []debt.Step{{At: at}}})
		if facts.Resource[0].At.Context != want || facts.Step[0].At.Context != want {
			t.Errorf("%s: %q, want %q", path, facts.Resource[0].At.Context, want)
		}
	}
}

// A module that nothing calls is unused, but only in a repository that calls
// its modules itself.
func TestUnusedModules(t *testing.T) {
	library := debt.Facts{
		Unit: []debt.Unit{unit(debt.Terraform, "modules/a"), unit(debt.Terraform, "modules/b"), unit(debt.Terraform, "examples/a")},
		Link: []debt.Link{calls("examples/a", "modules/a")},
	}
	facts, _ := graph.Resolve(library)
	if c := facts.Unit[1].At.Context; c != debt.Live {
		t.Errorf("module of a library: %q", c)
	}
	estate := debt.Facts{
		Unit:  []debt.Unit{unit(debt.Terraform, "modules/a"), unit(debt.Terraform, "modules/b"), unit(debt.Terraform, "prod")},
		Link:  []debt.Link{calls("prod", "modules/a")},
		State: []debt.State{{Unit: "terraform:prod", Kind: "backend"}},
	}
	facts, _ = graph.Resolve(estate)
	if a, b := facts.Unit[0].At.Context, facts.Unit[1].At.Context; a != debt.Live || b != debt.Unused {
		t.Errorf("called module %q, module that nothing calls %q", a, b)
	}
}
