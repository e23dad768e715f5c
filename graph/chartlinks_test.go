package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// installed are the links of kind chart of a Terraform directory "infra" with some
// rows, beside the charts infra/web and web and the kustomization k8s.
func installed(facts debt.Facts) []string {
	facts.Unit = append(facts.Unit, unit(debt.Terraform, "infra"), unit(debt.Kubernetes, "infra/web"), unit(debt.Kubernetes, "web"), unit(debt.Kubernetes, "k8s"))
	resolved, _ := graph.Resolve(facts)
	var found []string
	for _, l := range resolved.Link {
		if l.Kind == debt.LinkChart {
			found = append(found, l.Status+" "+l.To+" "+l.Condition)
		}
	}
	slices.Sort(found)
	return found
}

func TestWhatTerraformInstalls(t *testing.T) {
	for name, tt := range map[string]struct {
		mode, kind string
		values     debt.Values
		want       []string
	}{
		"a chart below":         {"managed", "helm_release", debt.Values{Attrs: map[string]any{"chart": "./web"}}, []string{"resolved kubernetes:infra/web "}},
		"a chart beside":        {"managed", "helm_release", debt.Values{Attrs: map[string]any{"chart": "../web"}}, []string{"resolved kubernetes:web "}},
		"a chart of a registry": {"managed", "helm_release", debt.Values{Attrs: map[string]any{"chart": "web", "repository": "https://charts.example"}}, []string{"external https://charts.example/web "}},
		"perhaps of a registry": {"managed", "helm_release", debt.Values{Attrs: map[string]any{"chart": "web"}, Unsure: []string{"repository"}}, nil},
		"no unit":               {"managed", "helm_release", debt.Values{Attrs: map[string]any{"chart": "./gone"}}, nil},
		"one of two":            {"managed", "helm_release", debt.Values{Unsure: []string{"chart"}, Maybe: map[string][]debt.Alternative{"chart": {{Condition: "c", Branch: true, Value: "./web"}, {Condition: "c", Unknown: true}}}}, []string{"resolved kubernetes:infra/web if c"}},
		"a kustomization":       {"data", "kustomization_build", debt.Values{Attrs: map[string]any{"path": "../k8s"}}, []string{"resolved kubernetes:k8s "}},
		"a path of the machine": {"data", "kustomization_build", debt.Values{Attrs: map[string]any{"path": "/k8s"}}, nil},
	} {
		row := debt.Resource{ID: "r", Unit: "terraform:infra", Mode: tt.mode, Type: tt.kind, Address: tt.kind + ".x", Exists: debt.ExistsYes, Values: tt.values}
		if diff := cmp.Diff(tt.want, installed(debt.Facts{Resource: []debt.Resource{row}})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Where a module's paths lead depends on who calls it.
func TestWhatCalledModulesInstall(t *testing.T) {
	row := debt.Resource{
		ID: "r", Unit: "terraform:infra", Mode: "managed", Type: "helm_release", Address: "helm_release.x", Exists: debt.ExistsYes,
		Values: debt.Values{Attrs: map[string]any{"chart": "./web"}},
	}
	call := debt.Link{From: "terraform:root", To: "terraform:infra", Kind: debt.LinkModule, Status: debt.LinkResolved}
	facts := debt.Facts{Unit: []debt.Unit{unit(debt.Terraform, "root")}, Resource: []debt.Resource{row}, Link: []debt.Link{call}}
	if got := installed(facts); got != nil {
		t.Errorf("%q", got)
	}
}

// Provisioners deploy from where Terraform runs, or from their own folder.
func TestWhatProvisionersDeploy(t *testing.T) {
	for name, tt := range map[string]struct {
		fields map[string]any
		unsure []string
		want   []string
	}{
		"from the root":      {map[string]any{}, nil, []string{"resolved kubernetes:k8s "}},
		"from elsewhere":     {map[string]any{"working_dir": "modules"}, nil, nil},
		"from an unknown":    {map[string]any{}, []string{"provisioner.0.working_dir"}, nil},
		"from a folder back": {map[string]any{"working_dir": "./"}, nil, []string{"resolved kubernetes:k8s "}},
	} {
		row := debt.Resource{
			ID: "r", Unit: "terraform:infra", Mode: "managed", Type: "null_resource", Address: "null_resource.x", Exists: debt.ExistsYes,
			Values: debt.Values{Attrs: map[string]any{"provisioner": []any{tt.fields}}, Unsure: tt.unsure},
		}
		apply := debt.Command{
			ID: "c", Unit: row.Unit, Origin: "exec", Owner: debt.ExecOwner("r", 0, 0), Name: "kubectl",
			Argv: []any{"kubectl", "apply", "-k", "../k8s"}, Flags: []string{"-k"}, FlagsKnown: true,
		}
		if diff := cmp.Diff(tt.want, installed(debt.Facts{Resource: []debt.Resource{row}, Command: []debt.Command{apply}})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
