package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// chosen are the alternatives of values by files, after "file: value" pairs.
func chosen(what string, pairs ...string) []debt.Alternative {
	all := []debt.Alternative{{Condition: "another " + what, Branch: true, Unknown: true}}
	for i := 0; i+1 < len(pairs); i += 2 {
		all = append(all, debt.Alternative{Condition: what + ` == "` + pairs[i] + `"`, Branch: true, Value: pairs[i+1]})
	}
	return all
}

// A state is found where one root's backend, completed by one of its files, keeps
// it.
func TestStateLinksByFiles(t *testing.T) {
	partial := func(folder string, keys ...string) debt.State {
		s := backend(folder, "s3", attrs{"bucket": "b"}, "key")
		s.Maybe = map[string][]debt.Alternative{"key": chosen("backend-config", keys...)}
		return s
	}
	read := func(key string) debt.Resource { return remote("s3", attrs{"bucket": "b", "key": key}) }
	byFile := func(keys ...string) debt.Resource {
		r := remote("s3", attrs{"bucket": "b"}, "config.key")
		r.Maybe = map[string][]debt.Alternative{"config.key": chosen("var-file", keys...)}
		return r
	}
	net := partial("net", "dev.hcl", "dev/net", "prod.hcl", "prod/net")
	for name, tt := range map[string]struct {
		reader debt.Resource
		states []debt.State
		want   string
	}{
		"one file's":            {read("prod/net"), []debt.State{net}, "resolved terraform:net"},
		"no file's":             {read("qa/net"), []debt.State{net}, ""}, // another file may say it
		"two roots' files":      {read("prod/net"), []debt.State{net, partial("other", "prod.hcl", "prod/net")}, ""},
		"two files of a root":   {read("net"), []debt.State{partial("net", "a.hcl", "net", "b.hcl", "net")}, "resolved terraform:net"},
		"certainly another's":   {read("prod/net"), []debt.State{net, backend("other", "s3", attrs{"bucket": "b", "key": "prod/net"})}, "resolved terraform:other"},
		"by var file":           {byFile("dev.tfvars", "dev/net", "prod.tfvars", "prod/net"), []debt.State{net}, "resolved terraform:net"},
		"by some var file":      {byFile("dev.tfvars", "dev/net", "qa.tfvars", "qa/net"), []debt.State{net}, "resolved terraform:net"},
		"by var file, of two":   {byFile("dev.tfvars", "dev/net", "prod.tfvars", "x"), []debt.State{net, backend("other", "s3", attrs{"bucket": "b", "key": "x"})}, "resolved terraform:net, resolved terraform:other"},
		"by var file, no one's": {byFile("dev.tfvars", "y"), []debt.State{net}, ""},
	} {
		if diff := cmp.Diff(tt.want, stateLinks([]debt.Resource{tt.reader}, tt.states)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
