package graph_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// readThrough are the state links of a reader of "b/net.tfstate", where a
// pipeline runs some commands and net's backend says some settings.
func readThrough(net debt.State, lines ...string) string {
	facts := ran(debt.Step{}, lines...)
	facts.Resource = []debt.Resource{remote("s3", attrs{"bucket": "b", "key": "net.tfstate"})}
	facts.State = []debt.State{net}
	facts.Unit = append(facts.Unit, unit(debt.Terraform, "app"), unit(debt.Terraform, "net"), unit(debt.Pipeline, ".github/workflows/ci.yml"))
	facts, _ = graph.Resolve(facts)
	var links []string
	for _, l := range facts.Link {
		if l.Kind == debt.LinkState {
			links = append(links, strings.TrimSpace(l.Status+" "+l.To+" "+l.Condition))
		}
	}
	return strings.Join(links, ", ")
}

func TestBackendsThatCommandsComplete(t *testing.T) {
	partial := backend("net", "s3", attrs{"bucket": "b"})
	byFile := backend("net", "s3", attrs{"bucket": "b"}, "key")
	byFile.Maybe = map[string][]debt.Alternative{"key": {
		{Condition: `backend-config == "env/prod.s3.tfbackend"`, Branch: true, Value: "net.tfstate"},
		{Condition: `backend-config == "env/dev.s3.tfbackend"`, Branch: true, Value: "dev.tfstate"},
		{Condition: "another -backend-config", Branch: true, Unknown: true},
	}}
	long := strings.Repeat("x/", 1_500)
	for name, tt := range map[string]struct {
		net   debt.State
		lines []string
		want  string
	}{
		"the only command":          {partial, []string{"terraform -chdir=net init -backend-config=key=net.tfstate"}, "resolved terraform:net"},
		"in the folder":             {partial, []string{"cd net", "tofu init -backend-config key=net.tfstate"}, "resolved terraform:net"},
		"twice the same":            {partial, []string{"cd net", "terraform init -backend-config=key=net.tfstate", "terraform init -backend-config=key=net.tfstate"}, "resolved terraform:net"},
		"all of it":                 {backend("net", "s3", nil), []string{"cd net", "terraform init -backend-config=bucket=b -backend-config=key=net.tfstate"}, "resolved terraform:net"},
		"instead of what is there":  {backend("net", "s3", attrs{"bucket": "b", "key": "old.tfstate"}), []string{"cd net", "terraform init -backend-config=key=net.tfstate"}, "resolved terraform:net"},
		"one of two":                {partial, []string{"cd net", "terraform init -backend-config=key=net.tfstate", "terraform init -backend-config=key=dev.tfstate"}, "resolved terraform:net if -backend-config=key=net.tfstate"},
		"beside an unknown one":     {partial, []string{"cd net", "terraform init -backend-config=key=net.tfstate", "terraform init ?"}, "resolved terraform:net if -backend-config=key=net.tfstate"},
		"a file":                    {byFile, []string{"cd net", "terraform init -backend-config=env/prod.s3.tfbackend"}, "resolved terraform:net"},
		"another file":              {byFile, []string{"cd net", "terraform init -backend-config=env/dev.s3.tfbackend"}, "resolved terraform:net"},
		"a file that is not read":   {partial, []string{"cd net", "terraform init -backend-config=../prod.tfbackend"}, ""},
		"another key":               {partial, []string{"cd net", "terraform init -backend-config=key=else.tfstate"}, ""},
		"a variable":                {partial, []string{"cd net", "terraform init -backend-config=key=$KEY"}, ""},
		"an unknown word":           {partial, []string{"cd net", "terraform init -backend-config ?"}, ""},
		"another root":              {partial, []string{"cd app", "terraform init -backend-config=key=net.tfstate"}, ""},
		"where is not known":        {partial, []string{"cd ?", "terraform init -backend-config=key=net.tfstate"}, ""},
		"no init":                   {partial, []string{"cd net", "terraform plan -backend-config=key=net.tfstate"}, ""},
		"a path that is too long":   {partial, []string{"cd " + long, "terraform -chdir=" + long + " init -backend-config=key=net.tfstate", "docker build " + long}, ""},
		"without the backend's own": {backend("net", "gcs", nil), []string{"cd net", "terraform init -backend-config=key=net.tfstate"}, "external s3://b/net.tfstate"},
	} {
		if diff := cmp.Diff(tt.want, readThrough(tt.net, tt.lines...)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
