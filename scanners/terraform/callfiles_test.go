package terraform_test

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform"
)

// watched notes the names of all files that are asked for.
type watched struct {
	fs.FS
	names map[string]bool
}

func (w watched) Open(name string) (fs.File, error) {
	w.names[name] = true
	return w.FS.Open(name)
}

// A module finds its files where it lies, whoever names the place, and nothing
// outside of the repository is asked for.
func TestFilesOfModulesThatAreCalled(t *testing.T) {
	root := `
terraform {
  backend "s3" {}
}
module "a" {
  source = "../modules/a"
  file   = "${path.root}/x.txt"
  from   = path.module
}
`
	inner := map[string]string{
		"template":    `templatefile("${path.module}/t.tpl", { n = "jobs" })`,
		"by a local":  `file("${local.dir}/y.txt")`,
		"passed file": `file(var.file)`,
		"passed path": `file("${var.from}/x.txt")`,
		"root":        `file("${path.root}/x.txt")`,
		"from root":   `file("../modules/a/y.txt")`,
		"cwd":         `file("${path.cwd}/x.txt")`,
		"above":       `file("${path.module}/../../../etc/passwd")`,
		"absolute":    `file("/etc/passwd")`,
		"home":        `file("~/.ssh/id_rsa")`,
		"root above":  `file("${path.root}/../../secret.txt")`,
	}
	module := "variable \"file\" {}\nvariable \"from\" {}\nlocals { dir = \"${path.module}/.\" }\n"
	names := slices.Sorted(maps.Keys(inner))
	for _, name := range names {
		module += "resource \"t\" \"" + strings.ReplaceAll(name, " ", "-") + "\" {\n  text = " + inner[name] + "\n}\n"
	}
	fsys := watched{fstest.MapFS{
		"root/main.tf": {Data: []byte(root)}, "root/x.txt": {Data: []byte("x")}, "modules/a/main.tf": {Data: []byte(module)},
		"modules/a/t.tpl": {Data: []byte("${n}!")}, "modules/a/y.txt": {Data: []byte("y")},
	}, map[string]bool{}}
	s := terraform.New()
	got := map[string]any{}
	for _, u := range s.Units([]string{"modules/a/main.tf", "root/main.tf"}) {
		facts, err := s.Scan(t.Context(), fsys, u)
		if err != nil {
			t.Fatal(err)
		}
		for address, r := range called(facts, debt.UnitID(debt.Terraform, "root")) {
			got[strings.TrimPrefix(address, "module.a.t.")] = r.Attrs["text"]
		}
	}
	want := map[string]any{
		"template": "jobs!", "by-a-local": "y", "passed-file": "x", "passed-path": "x", "root": "x", "from-root": "y",
		"cwd": nil, "above": nil, "absolute": nil, "home": nil, "root-above": nil,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for name := range fsys.names {
		if !fs.ValidPath(name) || strings.Contains(name, "etc") || strings.Contains(name, "secret") || strings.Contains(name, ".ssh") {
			t.Errorf("%q was asked for", name)
		}
	}
}
