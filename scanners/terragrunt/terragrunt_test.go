package terragrunt_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty/json"
	"golang.org/x/tools/txtar"

	"github.com/debtscan/debtscan/scanners/terragrunt"
)

func repository(text string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// lines writes what a configuration says, one thing a line.
func lines(t *testing.T, c terragrunt.Config) string {
	t.Helper()
	var all []string
	for _, s := range c.Sources {
		all = append(all, strings.TrimSuffix(s.Key+" "+s.Text+" "+s.Condition, " "))
	}
	for _, d := range c.Dependencies {
		kind := "waits for "
		if d.Outputs {
			kind = "reads "
		}
		all = append(all, kind+d.Dir)
	}
	if c.State != nil {
		text := "state " + c.State.Backend
		for _, name := range []string{"bucket", "key", "region"} {
			if v, ok := c.State.Config[name]; ok {
				content, err := json.Marshal(v, v.Type())
				if err != nil {
					t.Fatal(err)
				}
				text += " " + name + "=" + string(content)
			}
		}
		all = append(all, strings.TrimSpace(text+" ?"+strings.Join(c.State.Unsure, ",")))
	}
	if c.Parent {
		all = append(all, "parent")
	}
	for _, u := range c.Unread {
		all = append(all, "unread "+u.Path)
	}
	return strings.Join(all, "\n")
}

const parent = `
-- live/root.hcl --
locals {
  account = read_terragrunt_config(find_in_parent_folders("account.hcl"))
  region  = "eu-west-1"
}
remote_state {
  backend = "s3"
  config = {
    bucket = "state-${local.account.locals.id}"
    key    = "${path_relative_to_include()}/terraform.tfstate"
    region = get_env("REGION", local.region)
  }
}
-- live/prod/account.hcl --
locals { id = 123 }
`

func TestRead(t *testing.T) {
	for name, tt := range map[string]struct{ file, text, want string }{
		"a module and the state of a parent": {"live/prod/vpc/terragrunt.hcl", parent + `
-- live/prod/vpc/terragrunt.hcl --
include "root" { path = find_in_parent_folders("root.hcl") }
terraform { source = "git::https://example.com/vpc.git?ref=v1.2.3" }
`, "terraform git::https://example.com/vpc.git?ref=v1.2.3\nstate s3 bucket=\"state-123\" key=\"prod/vpc/terraform.tfstate\" ?region"},
		"a parent alone": {"live/terragrunt.hcl", strings.ReplaceAll(parent, "root.hcl", "terragrunt.hcl"), "state s3 ?bucket,key,region\nparent"},
		"what the child says wins": {"live/prod/db/terragrunt.hcl", parent + `
-- live/prod/db/terragrunt.hcl --
include { path = find_in_parent_folders("root.hcl") }
remote_state {
  backend = "gcs"
  config  = { bucket = "own" }
}
`, `state gcs bucket="own" ?`},
		"places": {"live/prod/app/terragrunt.hcl", `
-- live/prod/app/terragrunt.hcl --
terraform { source = "${get_repo_root()}/modules//app" }
dependency "vpc" { config_path = "../vpc" }
dependency "seed" {
  config_path  = "${get_terragrunt_dir()}/../seed"
  skip_outputs = true
}
dependencies { paths = ["../vpc", "../../shared", "../${get_env("X")}", "."] }
`, "terraform ../../../modules/app\nreads live/prod/vpc\nwaits for live/prod/seed\nwaits for live/prod/vpc\nwaits for live/shared"},
		"a choice that the environment makes": {"a/terragrunt.hcl", `
-- a/terragrunt.hcl --
terraform {
  source = "${get_env("ENV") == "prod" ? "git::https://example.com/m?ref=v${get_env("V")}" : "../modules//m"}"
}
`, "terraform  if get_env(\"ENV\") == \"prod\"\nterraform ../modules//m if not get_env(\"ENV\") == \"prod\""},
		"a choice that is made": {"a/terragrunt.hcl", `
-- a/terragrunt.hcl --
locals { remote = false }
terraform { source = local.remote ? "git::https://example.com/m" : "../m" }
`, "terraform ../m"},
		"what an include exposes": {"live/prod/app/terragrunt.hcl", `
-- envcommon/app.hcl --
locals { url = "git::https://example.com/app.git" }
dependency "vpc" { config_path = "../vpc" }
-- live/prod/app/terragrunt.hcl --
include "common" {
  path   = "${get_repo_root()}/envcommon/app.hcl"
  expose = true
}
terraform { source = "${include.common.locals.url}?ref=v2.0.0" }
`, "terraform git::https://example.com/app.git?ref=v2.0.0\nreads live/prod/vpc"},
		"the place of a named include": {"live/app/terragrunt.hcl", `
-- live/root.hcl --
-- live/app/terragrunt.hcl --
include "root" { path = find_in_parent_folders("root.hcl") }
terraform { source = "${get_parent_terragrunt_dir("root")}/modules/app" }
`, "terraform ../modules/app"},
		"not merged": {"live/app/terragrunt.hcl", parent + `
-- live/app/terragrunt.hcl --
include "root" {
  path           = find_in_parent_folders("root.hcl")
  merge_strategy = "no_merge"
}
terraform { source = "../m" }
`, "terraform ../m"},
		"an include that is not there": {"a/terragrunt.hcl", `
-- a/terragrunt.hcl --
include { path = find_in_parent_folders() }
terraform { source = "../m" }
`, "terraform ../m\nunread a/terragrunt.hcl"},
		"an include that does not parse": {"a/b/terragrunt.hcl", `
-- a/root.hcl --
remote_state {
-- a/b/terragrunt.hcl --
include { path = "../root.hcl" }
`, "unread a/root.hcl\nunread a/b/terragrunt.hcl"},
		"broken": {"a/terragrunt.hcl", "-- a/terragrunt.hcl --\nterraform {", "unread a/terragrunt.hcl"},
		"nothing can be told of the settings": {"a/terragrunt.hcl", `
-- a/terragrunt.hcl --
include { path = "../root.hcl" }
remote_state {
  backend = "s3"
  config  = merge({ bucket = "b" }, local.x)
}
-- root.hcl --
`, "state  ?"},
		"a stack": {"live/terragrunt.stack.hcl", `
-- live/terragrunt.stack.hcl --
unit "vpc" {
  source = "git::https://example.com/catalog.git//units/vpc?ref=v1"
  path   = "vpc"
}
stack "app" {
  source = "../stacks/app"
  path   = "app"
}
unit "db" { source = "${values.url}" }
`, "unit.vpc git::https://example.com/catalog.git//units/vpc?ref=v1\nunit.db \nstack.app ../stacks/app"},
		"a file of the repository": {"a/terragrunt.hcl", `
-- ref --
v7
-- a/terragrunt.hcl --
terraform { source = "git::https://example.com/m?ref=${trimspace(file("../ref"))}" }
`, "terraform git::https://example.com/m?ref=v7"},
		"a command": {"a/terragrunt.hcl", `
-- a/terragrunt.hcl --
terraform { source = run_cmd("echo", "../m") }
`, "terraform "},
	} {
		t.Run(name, func(t *testing.T) {
			got := lines(t, terragrunt.Read(repository(tt.text), tt.file))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Files that read each other end, and paths do not lead out of the repository.
func TestHostile(t *testing.T) {
	many := strings.Builder{}
	many.WriteString("-- a/terragrunt.hcl --\nlocals {\n")
	for range 2000 {
		many.WriteString("  x" + strings.Repeat("x", many.Len()%50) + " = read_terragrunt_config(\"../b.hcl\")\n")
	}
	many.WriteString("}\n-- b.hcl --\nlocals { y = read_terragrunt_config(\"../a/terragrunt.hcl\") }\n")
	for name, text := range map[string]string{
		"itself":  "-- a/terragrunt.hcl --\nlocals { x = read_terragrunt_config(\"terragrunt.hcl\") }\nterraform { source = local.x.locals.x }",
		"a ring":  "-- a/terragrunt.hcl --\nlocals { x = read_terragrunt_config(\"../b.hcl\") }\nterraform { source = local.x.locals.y.locals.x }\n-- b.hcl --\nlocals { y = read_terragrunt_config(\"../a/terragrunt.hcl\") }",
		"many":    many.String(),
		"include": "-- a/terragrunt.hcl --\ninclude { path = \"terragrunt.hcl\" }",
		"outside": "-- a/terragrunt.hcl --\ninclude { path = \"../../../etc/x.hcl\" }\nterraform { source = \"${get_repo_root()}/../../x\" }",
		"deep":    "-- a/terragrunt.hcl --\nx = " + strings.Repeat("[", 5000),
		"number":  "-- a/terragrunt.hcl --\nx = 1e99999999",
	} {
		t.Run(name, func(t *testing.T) {
			c := terragrunt.Read(repository(text), "a/terragrunt.hcl")
			for _, s := range c.Sources {
				if s.Text != "" {
					t.Errorf("source %q", s.Text)
				}
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`include "r" { path = find_in_parent_folders("root.hcl") }`, parent)
	f.Add(`terraform { source = "${get_repo_root()}/${path_relative_to_include("r")}" }`, `remote_state { config = {} }`)
	f.Add(`locals { a = read_terragrunt_config("../root.hcl").locals.b }`, `locals { b = read_terragrunt_config("a/terragrunt.hcl") }`)
	f.Fuzz(func(t *testing.T, own, root string) {
		if len(own)+len(root) > 4096 {
			return
		}
		fsys := fstest.MapFS{"a/terragrunt.hcl": {Data: []byte(own)}, "root.hcl": {Data: []byte(root)}}
		c := terragrunt.Read(fsys, "a/terragrunt.hcl")
		for _, d := range c.Dependencies {
			if strings.HasPrefix(d.Dir, "..") || strings.HasPrefix(d.Dir, "/") {
				t.Errorf("a dependency outside: %q", d.Dir)
			}
		}
	})
}
