package terraform_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const fetched = `
-- root/main.tf --
provider "aws" {}
module "queue" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 4.0"
  name    = "jobs"
}
module "git" {
  source = "git::https://example.com/org/mods.git//net?ref=v1"
  count  = 2
}
module "old" {
  source  = "terraform-aws-modules/sqs/aws"
  version = "~> 5.0"
}
module "other" { source = "example/other/aws" }
module "local" { source = "./local" }
resource "t" "r" {
  name = module.queue.name
  deep = module.git[*].deep
}
-- root/local/main.tf --
module "inner" { source = "a/b/c" }
-- root/.terraform/modules/modules.json --
{"Modules": [
  {"Key": "", "Source": "", "Dir": "."},
  {"Key": "queue", "Source": "registry.terraform.io/terraform-aws-modules/sqs/aws", "Version": "4.3.1", "Dir": ".terraform/modules/queue"},
  {"Key": "git", "Source": "git::https://example.com/org/mods.git//net?ref=v1", "Dir": ".terraform/modules/git/net"},
  {"Key": "git.deep", "Source": "registry.terraform.io/a/deep/aws", "Version": "1.0.0", "Dir": ".terraform/modules/git.deep"},
  {"Key": "old", "Source": "registry.terraform.io/terraform-aws-modules/sqs/aws", "Version": "4.3.1", "Dir": ".terraform/modules/queue"},
  {"Key": "other", "Source": "registry.terraform.io/another/other/aws", "Version": "1.0.0", "Dir": ".terraform/modules/queue"},
  {"Key": "local", "Source": "./local", "Dir": "local"},
  {"Key": "local.inner", "Source": "registry.opentofu.org/a/b/c", "Version": "2.0.0", "Dir": ".terraform/modules/local.inner"}
]}
-- root/.terraform/modules/queue/main.tf --
variable "name" { type = string }
resource "aws_sqs_queue" "mine" { name = upper(var.name) }
output "name" { value = "${var.name}-q" }
-- root/.terraform/modules/git/net/main.tf --
module "deep" { source = "a/deep/aws" }
module "side" { source = "../side" }
output "deep" { value = module.deep.out }
-- root/.terraform/modules/git/side/main.tf --
resource "t" "side" {}
-- root/.terraform/modules/git.deep/main.tf --
resource "t" "deep" {}
output "out" { value = "deep" }
-- root/.terraform/modules/local.inner/main.tf --
resource "t" "inner" {}
`

// Modules from elsewhere are followed where Terraform has put them. Their rows
// are at the call, since nobody of the repository writes their files.
func TestDownloadedModules(t *testing.T) {
	facts := scan(t, fetched)
	places := map[string]string{}
	for address, r := range called(facts, "terraform:root") {
		places[address] = fmt.Sprintf("%s:%d", r.At.Path, r.At.Line)
	}
	delete(places, "module.old.aws_sqs_queue.this") // what the registry's table knows of it
	maps.DeleteFunc(places, func(address, _ string) bool { return strings.HasPrefix(address, "module.old.") })
	if diff := cmp.Diff(map[string]string{
		"module.queue.aws_sqs_queue.mine": "root/main.tf:2", "module.git.module.deep.t.deep": "root/main.tf:7",
		"module.git.module.side.t.side": "root/main.tf:7", "module.local.module.inner.t.inner": "root/local/main.tf:1",
	}, places); diff != "" {
		t.Error(diff)
	}
	if r := called(facts, "terraform:root")["module.queue.aws_sqs_queue.mine"]; r.Attrs["name"] != "JOBS" {
		t.Errorf("%+v", r)
	}
	for _, r := range facts.Resource {
		if r.ID == "terraform:root#t.r" {
			if diff := cmp.Diff(map[string]any{"name": "jobs-q", "deep": []any{"deep", "deep"}}, r.Attrs); diff != "" {
				t.Error(diff)
			}
		}
	}
	from := map[string]string{}
	for _, m := range facts.Module {
		if m.Unit == "terraform:root" && m.Downloaded != "" {
			from[m.Name] = m.Downloaded
		}
	}
	if diff := cmp.Diff(map[string]string{"queue": "root/.terraform/modules/queue", "git": "root/.terraform/modules/git/net"}, from); diff != "" {
		t.Error(diff)
	}
}

// A list of modules that leads out of its folder, in a circle, or nowhere is
// followed no further than the folder, and says so where it stops.
func TestHostileLists(t *testing.T) {
	const call = "-- main.tf --\nprovider \"p\" {}\nmodule \"m\" { source = \"a/b/c\" }\n-- m/main.tf --\nresource \"t\" \"r\" {}\n-- secret/main.tf --\nresource \"t\" \"r\" {}\n"
	list := func(text string) string { return call + "-- .terraform/modules/modules.json --\n" + text + "\n" }
	entry := func(key, dir string) string {
		return `{"Key": "` + key + `", "Source": "registry.terraform.io/a/b/c", "Version": "1.0.0", "Dir": "` + dir + `"}`
	}
	circle := `{"Modules": [` + entry("m", ".terraform/modules/m") + "," + entry("m.m", ".terraform/modules/m") + "]}\n" +
		"-- .terraform/modules/m/main.tf --\nresource \"t\" \"r\" {}\nmodule \"m\" { source = \"a/b/c\" }"
	var deep strings.Builder
	deep.WriteString(`{"Modules": [` + entry("m", ".terraform/modules/m0"))
	key := "m"
	for i := range 12 {
		key += ".m"
		deep.WriteString("," + entry(key, fmt.Sprintf(".terraform/modules/m%d", i+1)))
	}
	deep.WriteString("]}\n")
	for i := range 13 {
		fmt.Fprintf(&deep, "-- .terraform/modules/m%d/main.tf --\nresource \"t\" \"r\" {}\nmodule \"m\" { source = \"a/b/c\" }\n", i)
	}
	for name, tt := range map[string]struct {
		text   string
		rows   int
		unread string
	}{
		"above":     {list(`{"Modules": [` + entry("m", "../secret") + "]}"), 0, ""},
		"climbing":  {list(`{"Modules": [` + entry("m", ".terraform/modules/../../m") + "]}"), 0, ""},
		"absolute":  {list(`{"Modules": [` + entry("m", "/etc") + "]}"), 0, ""},
		"beside":    {list(`{"Modules": [` + entry("m", "m") + "]}"), 0, ""},
		"itself":    {list(`{"Modules": [` + entry("m", ".terraform/modules") + "]}"), 0, ""},
		"backward":  {list(`{"Modules": [` + entry("m", `.terraform\\modules\\m`) + "]}"), 0, ""},
		"nowhere":   {list(`{"Modules": [` + entry("m", ".terraform/modules/none") + "]}"), 0, ""},
		"broken":    {list(`{"Modules": [`), 0, ""},
		"other":     {list(`{"Modules": {"a": [1]}}`), 0, ""},
		"nested":    {list(strings.Repeat(`{"Modules":[`, 100_000)), 0, ""},
		"circle":    {list(circle), 1, "main.tf:2 the module calls itself: . → .terraform/modules/m → .terraform/modules/m"},
		"deep":      {list(deep.String()), 8, "main.tf:2 modules call each other over more than 8 levels; what is called deeper is not followed"},
		"many":      {list(`{"Modules": [` + strings.TrimSuffix(strings.Repeat(entry("m", ".terraform/modules/none")+",", 15_000), ",") + "]}"), 0, ""},
		"too large": {list(strings.Repeat(" ", 3<<20)), 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			facts := scan(t, tt.text)
			if rows := called(facts, "terraform:."); len(rows) != tt.rows {
				t.Errorf("rows: %v", slices.Sorted(maps.Keys(rows)))
			}
			var unread []string
			for _, u := range facts.Unread {
				if u.Unit == "terraform:." {
					unread = append(unread, fmt.Sprintf("%s:%d %s", u.Path, u.Line, u.Reason))
				}
			}
			if got := strings.Join(unread, "\n"); got != tt.unread {
				t.Errorf("unread: %s", got)
			}
		})
	}
}
