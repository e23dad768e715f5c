package graph_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

type attrs = map[string]any

func backend(folder, kind string, settings attrs, unsure ...string) debt.State {
	id := debt.UnitID(debt.Terraform, folder)
	return debt.State{
		ID: id + "#backend." + kind, Unit: id, Kind: "backend", Name: kind,
		Values: debt.Values{Attrs: settings, Unsure: unsure}, At: debt.At{Unit: id, Location: debt.Location{Path: folder + "/main.tf"}},
	}
}

// remote is a reader in the folder "app".
func remote(kind string, config any, unsure ...string) debt.Resource {
	return debt.Resource{
		ID: "terraform:app#data.terraform_remote_state.x", Unit: "terraform:app", Mode: "data", Type: "terraform_remote_state", Name: "x",
		Address: "data.terraform_remote_state.x", Exists: debt.ExistsYes,
		Values: debt.Values{Attrs: attrs{"backend": kind, "config": config}, Unsure: unsure},
	}
}

func inWorkspace(r debt.Resource, workspace string) debt.Resource {
	r.Attrs["workspace"] = workspace
	return r
}

// stateLinks are the links that reading a state makes, as "status target".
func stateLinks(rows []debt.Resource, states []debt.State, unread ...debt.Unread) string {
	facts := debt.Facts{Resource: rows, State: states, Unread: unread}
	for _, folder := range []string{"app", "net", "other"} {
		facts.Unit = append(facts.Unit, unit(debt.Terraform, folder))
	}
	facts, _ = graph.Resolve(facts)
	var links []string
	for _, l := range facts.Link {
		links = append(links, l.Status+" "+l.To)
	}
	return strings.Join(links, ", ")
}

func TestStateLinks(t *testing.T) {
	s3 := backend("net", "s3", attrs{"bucket": "b", "key": "net.tfstate"})
	members := backend("net", "s3", attrs{"bucket": "b", "key": "terraform.tfstate", "workspace_key_prefix": "members/net"})
	read := func(key string) debt.Resource { return remote("s3", attrs{"bucket": "b", "key": key}) }
	for name, tt := range map[string]struct {
		reader debt.Resource
		writer debt.State
		want   string
	}{
		"the same object":                 {read("net.tfstate"), s3, "resolved terraform:net"},
		"a block as its configuration":    {remote("s3", []any{attrs{"bucket": "b", "key": "net.tfstate"}}), s3, "resolved terraform:net"},
		"another key":                     {read("else.tfstate"), s3, "external s3://b/else.tfstate"},
		"another bucket":                  {remote("s3", attrs{"bucket": "c", "key": "net.tfstate"}), s3, "external s3://c/net.tfstate"},
		"unknown key":                     {remote("s3", attrs{"bucket": "b"}, "config.key"), s3, ""},
		"unknown configuration":           {remote("s3", nil, "config"), s3, ""},
		"unknown backend":                 {remote("s3", attrs{"bucket": "b", "key": "net.tfstate"}, "backend"), s3, ""},
		"another service":                 {remote("s3", attrs{"bucket": "b", "key": "net.tfstate", "endpoint": "https://minio"}), s3, ""},
		"a workspace by its object":       {read("members/net/prod/terraform.tfstate"), members, "resolved terraform:net"},
		"not a workspace's object":        {read("members/net/prod/eu/terraform.tfstate"), members, "external s3://b/members/net/prod/eu/terraform.tfstate"},
		"a workspace by its name":         {inWorkspace(read("net.tfstate"), "prod"), s3, "resolved terraform:net"},
		"any workspace":                   {remote("s3", attrs{"bucket": "b", "key": "net.tfstate"}, "workspace"), s3, "resolved terraform:net"},
		"the key that all roots share":    {read("terraform.tfstate"), members, ""},
		"a key given with the command":    {read("net.tfstate"), backend("net", "s3", attrs{"bucket": "b"}), ""},
		"all given with the command":      {read("net.tfstate"), backend("net", "s3", nil), ""},
		"a key that is not known":         {read("net.tfstate"), backend("net", "s3", attrs{"bucket": "b"}, "key"), ""},
		"another cloud":                   {read("net.tfstate"), backend("net", "gcs", attrs{"bucket": "b", "prefix": "net.tfstate"}), "external s3://b/net.tfstate"},
		"what templates write":            {read("net.tfstate"), backend("templates/net", "s3", attrs{"bucket": "b", "key": "net.tfstate"}), "external s3://b/net.tfstate"},
		"what a generator may write":      {read("net.tfstate"), debt.State{Unit: "terraform:net", Kind: "generator"}, ""},
		"google":                          {remote("gcs", attrs{"bucket": "b", "prefix": "net"}), backend("net", "gcs", attrs{"bucket": "b", "prefix": "net/"}), "resolved terraform:net"},
		"google, another prefix":          {remote("gcs", attrs{"bucket": "b", "prefix": "x"}), backend("net", "gcs", attrs{"bucket": "b", "prefix": "net"}), "external gcs://b/x/default.tfstate"},
		"azure":                           {remote("azurerm", attrs{"storage_account_name": "a", "container_name": "c", "key": "k"}), backend("net", "azurerm", attrs{"storage_account_name": "a", "container_name": "c", "key": "k"}), "resolved terraform:net"},
		"azure without an account":        {remote("azurerm", attrs{"container_name": "c", "key": "k"}), backend("net", "azurerm", attrs{"container_name": "c", "key": "k"}), ""},
		"cloud, by name":                  {remote("remote", attrs{"organization": "o", "workspaces": attrs{"name": "net"}}), backend("net", "cloud", attrs{"organization": "o", "workspaces": []any{attrs{"name": "net"}}}), "resolved terraform:net"},
		"cloud, by prefix":                {remote("remote", attrs{"organization": "o", "workspaces": attrs{"name": "net-prod"}}), backend("net", "remote", attrs{"organization": "o", "workspaces": []any{attrs{"prefix": "net-"}}}), "resolved terraform:net"},
		"cloud, by tags":                  {remote("remote", attrs{"organization": "o", "workspaces": attrs{"name": "net"}}), backend("net", "cloud", attrs{"organization": "o", "workspaces": []any{attrs{"tags": []any{"net"}}}}), ""},
		"http":                            {remote("http", attrs{"address": "https://h/net"}), backend("net", "http", attrs{"address": "https://h/net"}), "resolved terraform:net"},
		"a file beside code":              {remote("local", attrs{"path": "../net/terraform.tfstate"}), debt.State{}, "resolved terraform:net"},
		"a file that a root does not use": {remote("local", attrs{"path": "../net/terraform.tfstate"}), s3, ""},
		"a file outside":                  {remote("local", attrs{"path": "/var/terraform.tfstate"}), debt.State{}, ""},
		"a backend without objects":       {remote("etcd", attrs{"path": "net"}), s3, ""},
	} {
		if diff := cmp.Diff(tt.want, stateLinks([]debt.Resource{tt.reader}, []debt.State{tt.writer})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestStatesThatAreNotRead(t *testing.T) {
	s3 := backend("net", "s3", attrs{"bucket": "b", "key": "net.tfstate"})
	off := remote("s3", attrs{"bucket": "b", "key": "net.tfstate"})
	off.Exists = debt.ExistsNo
	if got := stateLinks([]debt.Resource{off}, []debt.State{s3}); got != "" {
		t.Errorf("a reader that is never there: %s", got)
	}
	// Of a root that could not be read nobody knows what it writes.
	away := remote("s3", attrs{"bucket": "b", "key": "else.tfstate"})
	if got := stateLinks([]debt.Resource{away}, []debt.State{s3}, debt.Unread{Unit: "terraform:other"}); got != "" {
		t.Errorf("an unread root: %s", got)
	}
	if got := stateLinks([]debt.Resource{away}, []debt.State{s3}, debt.Unread{Unit: "terraform:net"}); got != "external s3://b/else.tfstate" {
		t.Errorf("an unread file beside a backend: %s", got)
	}
}

func TestOutputsOfTheRegistrysCloud(t *testing.T) {
	row := debt.Resource{
		Unit: "terraform:app", Mode: "data", Type: "tfe_outputs", Address: "data.tfe_outputs.net",
		Values: debt.Values{Attrs: attrs{"organization": "o", "workspace": "net"}},
	}
	net := backend("net", "cloud", attrs{"organization": "o", "workspaces": []any{attrs{"name": "net"}}})
	if got := stateLinks([]debt.Resource{row}, []debt.State{net}); got != "resolved terraform:net" {
		t.Error(got)
	}
	net.Attrs["organization"] = "p"
	if got := stateLinks([]debt.Resource{row}, []debt.State{net}); got != "" {
		t.Errorf("the provider may ask another host: %s", got)
	}
}

func TestObjectsOfBackends(t *testing.T) {
	states := []debt.State{
		backend("net", "s3", attrs{"bucket": "b", "key": "net.tfstate"}),
		backend("app", "s3", attrs{"bucket": "b", "key": "terraform.tfstate", "workspace_key_prefix": "app"}),
		backend("other", "s3", attrs{"bucket": "b"}, "key"),
	}
	facts, _ := graph.Resolve(debt.Facts{State: states})
	var got []string
	for _, s := range facts.State {
		got = append(got, s.Object)
	}
	if diff := cmp.Diff([]string{"s3://b/net.tfstate", "s3://b/app/{workspace}/terraform.tfstate", ""}, got); diff != "" {
		t.Error(diff)
	}
}

// Who reads a state breaks with it, and is not a part of the root that writes it.
func TestReadersDependOnWriters(t *testing.T) {
	_, g := graph.Resolve(debt.Facts{
		Unit:     []debt.Unit{unit(debt.Terraform, "app"), unit(debt.Terraform, "net")},
		State:    []debt.State{backend("net", "s3", attrs{"bucket": "b", "key": "net.tfstate"})},
		Resource: []debt.Resource{remote("s3", attrs{"bucket": "b", "key": "net.tfstate"}), remote("s3", attrs{"bucket": "c", "key": "x"})},
	})
	if diff := cmp.Diff(map[string]int{"terraform:net": 1}, g.Dependents); diff != "" {
		t.Errorf("dependents: %s", diff)
	}
	if len(g.Neighbours) != 0 || !g.Closed["terraform:app"] {
		t.Errorf("neighbours %v, closed %v", g.Neighbours, g.Closed)
	}
}

// Where a condition decides which state is read, each outcome has its link.
func TestStatesByCondition(t *testing.T) {
	alternatives := func(condition string, yes, no any) []debt.Alternative {
		return []debt.Alternative{{Condition: condition, Branch: true, Value: yes}, {Condition: condition, Value: no}}
	}
	reader := func(maybe map[string][]debt.Alternative) debt.Resource {
		r := remote("s3", attrs{"bucket": "b", "region": "r"}, slices.Sorted(maps.Keys(maybe))...)
		r.Maybe = maybe
		return r
	}
	for name, tt := range map[string]struct {
		maybe map[string][]debt.Alternative
		want  string
	}{
		"two states":       {map[string][]debt.Alternative{"config.key": alternatives("c", "net", "other")}, "terraform:net if c, terraform:other if not c"},
		"one is elsewhere": {map[string][]debt.Alternative{"config.key": alternatives("c", "net", "gone")}, "terraform:net if c"},
		"two arguments":    {map[string][]debt.Alternative{"config.key": alternatives("c", "net", "other"), "config.bucket": alternatives("c", "b", "x")}, "terraform:net if c"},
		"two conditions":   {map[string][]debt.Alternative{"config.key": alternatives("c", "net", "other"), "config.bucket": alternatives("d", "b", "x")}, ""},
		"another argument": {map[string][]debt.Alternative{"config.key": alternatives("c", "net", "other"), "config.region": nil}, "terraform:net if c, terraform:other if not c"},
		"usual variables":  {map[string][]debt.Alternative{"config.key": {{Condition: "variables keep their defaults", Branch: true, Value: "net"}}}, "terraform:net if variables keep their defaults"},
	} {
		states := []debt.State{backend("net", "s3", attrs{"bucket": "b", "key": "net"}), backend("other", "s3", attrs{"bucket": "b", "key": "other"})}
		facts := debt.Facts{Resource: []debt.Resource{reader(tt.maybe)}, State: states}
		for _, folder := range []string{"app", "net", "other"} {
			facts.Unit = append(facts.Unit, unit(debt.Terraform, folder))
		}
		facts, _ = graph.Resolve(facts)
		var got []string
		for _, l := range facts.Link {
			if !strings.HasSuffix(l.Evidence, ", "+l.Condition) || l.Status != debt.LinkResolved {
				t.Errorf("%s: %+v", name, l)
			}
			got = append(got, l.To+" "+l.Condition)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
