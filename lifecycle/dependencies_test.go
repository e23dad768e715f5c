package lifecycle

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// facts are a Dockerfile, a function and a workflow.
func facts() debt.Facts {
	place := func(unit, path string, line int) debt.At {
		return debt.At{Unit: unit, Location: debt.Location{Path: path, Line: line}}
	}
	workflow := place("pipeline:ci.yml", "ci.yml", 5)
	return debt.Facts{
		Pin: []debt.Pin{
			{Unit: "image:Dockerfile", Kind: debt.PinImage, Name: "p", Version: "1-slim", SourceType: "registry", At: place("image:Dockerfile", "Dockerfile", 1)},
			{Unit: "image:Dockerfile", Kind: debt.PinImage, Name: "p", Version: "1-slim", SourceType: "registry", At: place("image:Dockerfile", "Dockerfile", 1)},
			{Unit: "pipeline:ci.yml", Kind: debt.PinAction, Name: "actions/checkout", Version: "v4", At: workflow},
		},
		Resource: []debt.Resource{{
			ID: "f", Unit: "terraform:.", Type: "aws_lambda_function", Mode: "managed", Address: "aws_lambda_function.f",
			Exists: debt.ExistsYes, Values: debt.Values{Attrs: attrs("runtime=python3.9")}, At: place("terraform:.", "main.tf", 2),
		}},
		Job: []debt.Job{{ID: "j", Key: "build"}},
		Step: []debt.Step{{
			ID: "s", Unit: "pipeline:ci.yml", Job: "j", Key: "node", Uses: "actions/setup-node@v4",
			With: map[string]string{"node-version": "4"}, At: workflow,
		}},
	}
}

func small() Table {
	return New([]debt.Lifecycle{
		{Product: "p", Source: "https://example.com/p", Images: []string{"p"}, Cycles: []debt.Cycle{{Name: "2"}, {Name: "1", Security: "2025-12-31"}}},
		{Product: "aws-lambda", Cycles: []debt.Cycle{{Name: "python3.9", Security: "2026-01-31"}}},
		{Product: "nodejs", Cycles: []debt.Cycle{{Name: "5"}, {Name: "3"}}},
	})
}

func TestDependencies(t *testing.T) {
	table, now := small(), date(t, "2026-01-01")
	owners := []debt.UnitOwner{{Unit: "image:Dockerfile", Owners: []string{"@org/web"}}}
	past, soon := -1, 30
	want := []debt.Dependency{
		{
			Kind: debt.PinImage, Name: "p:1-slim", Field: "version", Product: "p", Cycle: "1", Status: debt.SupportDead, EndsAt: "2025-12-31", Days: &past,
			Newest: "2", Source: "https://example.com/p", Unit: "image:Dockerfile", Path: "Dockerfile", Line: 1, Owners: []string{"@org/web"},
			At: facts().Pin[0].At,
		},
		{
			Kind: debt.PinRuntime, Name: "python3.9", Key: "aws_lambda_function.f.runtime", Field: "runtime", Product: "aws-lambda", Cycle: "python3.9", Status: debt.SupportEnding, EndsAt: "2026-01-31",
			Days: &soon, Newest: "python3.9", Unit: "terraform:.", Path: "main.tf", Line: 2, At: facts().Resource[0].At,
		},
	}
	resolved := table.Resolve(facts())
	if diff := cmp.Diff(want, table.Dependencies(resolved, owners, now)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := table.Dependencies(facts(), owners, now); got != nil {
		t.Errorf("facts that are not resolved have dependencies: %+v", got)
	}
}

func TestStandingsAreByProductAndCycle(t *testing.T) {
	table := small()
	all := table.Standings(table.Resolve(facts()), date(t, "2026-01-01"))
	if len(all) != 2 || all["p"]["1"].Status != debt.SupportDead || all["aws-lambda"]["python3.9"].Status != debt.SupportEnding {
		t.Errorf("%+v", all)
	}
}

// Resolving again, after a row has become uncertain, takes back what it said.
func TestResolveReplacesWhatItAdded(t *testing.T) {
	table := New([]debt.Lifecycle{
		{Product: "p", Images: []string{"p"}, Cycles: []debt.Cycle{{Name: "1"}}},
		{Product: "aws-lambda", Cycles: []debt.Cycle{{Name: "python3.9"}}},
		{Product: "nodejs", Cycles: []debt.Cycle{{Name: "4"}}},
	})
	given := facts()
	once := table.Resolve(given)
	if len(once.Pin) != 5 || once.Pin[4].Key != "build/node.node-version" {
		t.Fatalf("pins %+v", once.Pin)
	}
	if diff := cmp.Diff(facts(), given); diff != "" {
		t.Errorf("the facts given changed (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(once, table.Resolve(once)); diff != "" {
		t.Errorf("a second time (-first +second):\n%s", diff)
	}
	once.Resource[0].Attrs = nil
	once.Pin[0].Version, once.Pin[0].Unsure = "", []string{"version"}
	again := table.Resolve(once)
	if len(again.Pin) != 4 || again.Pin[0].Products != nil {
		t.Errorf("pins %+v", again.Pin)
	}
}

func TestRunners(t *testing.T) {
	table := embedded(t)
	tests := []struct{ label, want string }{
		{"ubuntu-20.04", "github-runner-images ubuntu-20.04"},
		{"macos-13-xlarge", "github-runner-images macos-13-xlarge"},
		{"windows-2019", "github-runner-images windows-2019"},
		{"ubuntu-latest", ""},
		{"ubuntu-99.04", ""},
	}
	for _, tt := range tests {
		if got := names(table.Products(debt.Pin{Kind: debt.PinRunner, Name: tt.label})); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.label, got, tt.want)
		}
	}
}

// A version that the arguments of a call name is told once, not again by the
// resource inside that gets it.
func TestResolveTellsOnce(t *testing.T) {
	table := New([]debt.Lifecycle{{Product: "amazon-eks", Cycles: []debt.Cycle{{Name: "1.27"}}}})
	call := func(name, source string) debt.ModuleCall {
		return debt.ModuleCall{
			ID: "u#module." + name, Unit: "u", Address: "module." + name, Source: source,
			Values: debt.Values{Attrs: map[string]any{"cluster_version": "1.27"}},
		}
	}
	cluster := func(address string) debt.Resource {
		return debt.Resource{
			ID: "u#" + address, Unit: "u", Type: "aws_eks_cluster", Address: address,
			Values: debt.Values{Attrs: map[string]any{"version": "1.27"}},
		}
	}
	resolved := table.Resolve(debt.Facts{
		Module:   []debt.ModuleCall{call("a", "terraform-aws-modules/eks/aws"), call("b", "someone/eks/aws")},
		Resource: []debt.Resource{cluster("module.a.aws_eks_cluster.this"), cluster("module.b.aws_eks_cluster.this"), cluster("aws_eks_cluster.c")},
	})
	var keys []string
	for _, p := range resolved.Pin {
		keys = append(keys, p.Key)
	}
	want := []string{"module.a.cluster_version", "module.b.aws_eks_cluster.this.version", "aws_eks_cluster.c.version"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Error(diff)
	}
}
