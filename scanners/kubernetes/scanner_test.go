package kubernetes

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestUnits(t *testing.T) {
	var got []string
	for _, u := range New().Units([]string{
		"Chart.yaml", "app/Chart.yaml", "app/charts/db/Chart.yaml", "app/kustomization.yaml", "charts/web/Chart.yaml", "k8s/Kustomization",
		"node_modules/x/Chart.yaml", "other/charts/web/Chart.yaml", "other/kustomization.yml", "values.yaml",
	}) {
		got = append(got, u.ID+" "+strings.Join(u.Files, ","))
	}
	want := []string{
		"kubernetes:. Chart.yaml", "kubernetes:app app/Chart.yaml,app/kustomization.yaml", "kubernetes:k8s k8s/Kustomization",
		"kubernetes:other other/kustomization.yml", "kubernetes:other/charts/web other/charts/web/Chart.yaml",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// scan says what is found in a file of the folder k8s/app.
func scan(t *testing.T, file, content string) []string {
	t.Helper()
	name := "k8s/app/" + file
	unit := New().Units([]string{name})[0]
	facts, err := New().Scan(t.Context(), fstest.MapFS{name: {Data: []byte(content)}}, unit)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, l := range facts.Link {
		if l.Kind != debt.LinkInclude || l.From != unit.ID || l.At.Path != name {
			t.Errorf("link %+v", l)
		}
		found = append(found, l.Status+" "+l.To)
	}
	for _, u := range facts.Unread {
		found = append(found, "unread: "+u.Reason)
	}
	return found
}

func TestWhatIsBuiltOn(t *testing.T) {
	const template = "unread: it is a template, and what it renders to is not known; exclude it in debtscan.yaml, or scan what it renders to"
	for name, tt := range map[string]struct {
		file, content string
		want          []string
	}{
		"folders":            {"kustomization.yaml", "resources: [../base, ./db/, a.yaml]\nbases: [../old]\ncomponents: [../c]", []string{"resolved kubernetes:k8s/base", "resolved kubernetes:k8s/app/db", "resolved kubernetes:k8s/old", "resolved kubernetes:k8s/c"}},
		"another repository": {"kustomization.yml", "resources: ['github.com/a/b?ref=v1', 'https://x.org/a.yaml', 'https://x.org/a//b']", []string{"external github.com/a/b?ref=v1", "external https://x.org/a//b"}},
		"outside":            {"Kustomization", "resources: [../../../x, /etc, .]", nil},
		"filled in later":    {"kustomization.yaml", "resources: ['../{{ .Base }}', '../${BASE}']", nil},
		"a chart":            {"Chart.yaml", "dependencies:\n- repository: file://../lib\n- repository: https://x.org\n- name: y", []string{"resolved kubernetes:k8s/lib"}},
		"no list":            {"kustomization.yaml", "resources: ../base", nil},
		"empty":              {"kustomization.yaml", "", nil},
		"a template":         {"Chart.yaml", "{{ if x }}\nname: a\n{{ end }}", []string{template}},
		"no mapping":         {"Chart.yaml", "- a", []string{"unread: it is expected to be a mapping of keys to values"}},
		"binary":             {"Chart.yaml", "a\x00", []string{"unread: it is binary: it has a NUL byte"}},
	} {
		if diff := cmp.Diff(tt.want, scan(t, tt.file, tt.content)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := scan(t, "Chart.yaml", "a: ["); len(got) != 1 || !strings.HasPrefix(got[0], "unread: it is not valid YAML") {
		t.Errorf("broken: %q", got)
	}
}
