package terraform_test

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-config-inspect/tfconfig"
	"golang.org/x/tools/txtar"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/terraform"
)

// Directories with traps. OpenTofu's files are not among them: the other reader
// does not know them.
const differential = `
-- plain/main.tf --
variable "a" {}
variable "b" {
  type        = map(object({ x = string, y = optional(number, 1) }))
  description = "two"
  default     = null
  sensitive   = true
}
output "o" {
  value       = var.a
  description = "out"
}
-- heredoc/main.tf --
variable "a" {
  description = <<-EOT
    several
      lines
  EOT
}
output "o" {
  value       = 1
  description = <<EOT
x
EOT
}
-- quoted/main.tf --
variable "a" {
  type = "list"
}
variable "b" {
  type = string
}
-- calls/main.tf --
module "registry" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
}
module "near" {
  source = "./near"
}
module "escaped" {
  source = "./a$${b}"
}
-- providers/main.tf --
terraform {
  required_version = ">= 1.0, < 2.0"
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 4.0"
      configuration_aliases = [aws.other]
    }
    tls    = "~> 3.0"
    random = { source = "hashicorp/random" }
  }
}
provider "aws" {
  version = "~> 4.1"
}
provider "aws" {
  alias   = "other"
  version = "~> 4.2"
}
-- split/a.tf --
terraform {
  required_version = ">= 1.1"
}
terraform {
  required_version = ">= 1.2"
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
-- split/b.tf --
terraform {
  required_providers {
    tls = { version = "1.0.0" }
  }
}
-- override/main.tf --
module "m" {
  source = "./one"
}
variable "v" {
  description = "first"
}
-- override/override.tf --
module "m" {
  source = "./two"
}
-- override/z_override.tf --
variable "v" {
  description = "second"
  default     = 1
}
-- json/main.tf.json --
{
  "//": "a comment",
  "variable": {"a": {"default": 1, "description": "d"}, "b": {"type": "string"}},
  "output": {"o": {"value": 1, "description": "out"}},
  "module": {"m": {"source": "./m"}},
  "terraform": {"required_version": ">= 1.0", "required_providers": {"aws": {"source": "hashicorp/aws", "version": "~> 5.0"}}},
  "resource": {"aws_x": {"y": {}}},
  "data": {"aws_z": {"w": {}}}
}
-- resources/main.tf --
resource "aws_sqs_queue" "q" {
  count = 2
}
data "aws_ami" "a" {}
check "c" {
  data "http" "inner" {
    url = "x"
  }
}
moved {
  from = aws_sqs_queue.p
  to   = aws_sqs_queue.q
}
-- ignored/main.tf --
variable "a" {}
-- ignored/.hidden.tf --
variable "hidden" {}
-- ignored/backup.tf~ --
variable "backup" {}
-- ignored/terraform.tfvars --
a = 1
-- unicode/main.tf --
variable "größe" {
  description = "日本 \u00e9 \"x\""
}
-- spread/main.tf --
variable "a" { default = {} }
-- spread/outputs.tf --
output "a" { value = var.a }
-- spread/modules/x.tf --
variable "not_here" {}
`

// shape is what both readers say of one directory.
type shape struct {
	Variables map[string]debt.Variable
	Outputs   map[string]string
	Calls     map[string][2]string
	Providers map[string][]string // source, if any, and constraints
	Core      []string
	Resources []string
}

func newShape() shape {
	return shape{
		Variables: map[string]debt.Variable{}, Outputs: map[string]string{},
		Calls: map[string][2]string{}, Providers: map[string][]string{},
	}
}

// ours is the shape by our facts.
func ours(t testing.TB, fsys fs.FS, dir string) (shape, []debt.Unread) {
	t.Helper()
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, e := range entries {
		if e.Type().IsRegular() {
			paths = append(paths, path.Join(dir, e.Name()))
		}
	}
	s := newShape()
	scanner := terraform.New()
	units := scanner.Units(paths)
	if len(units) == 0 {
		return s, nil
	}
	facts, err := scanner.Scan(t.Context(), fsys, units[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range facts.Variable {
		s.Variables[v.Name] = debt.Variable{Type: v.Type, Description: v.Description, HasDefault: v.HasDefault, Sensitive: v.Sensitive}
	}
	for _, o := range facts.Output {
		s.Outputs[o.Name] = o.Description
	}
	for _, c := range facts.Module {
		s.Calls[c.Name] = [2]string{c.Source, c.Version}
	}
	for _, r := range facts.Resource {
		s.Resources = append(s.Resources, r.Address)
	}
	s.pins(facts.Pin)
	return s.sorted(), facts.Unread
}

func (s *shape) pins(pins []debt.Pin) {
	for _, p := range pins {
		if p.Kind == debt.PinTool {
			s.Core = append(s.Core, p.Constraint)
		}
		if p.Kind != debt.PinProvider || p.SourceType == "lock" {
			continue
		}
		name := strings.Split(strings.TrimPrefix(strings.TrimPrefix(p.Key, "required_providers."), "provider."), ".")[0]
		s.Providers[name] = append(s.Providers[name], p.Source, p.Constraint)
	}
}

// theirs is the shape by terraform-config-inspect.
func theirs(fsys fs.FS, dir string) shape {
	module, _ := tfconfig.LoadModuleFromFilesystem(tfconfig.WrapFS(fsys), dir)
	s := newShape()
	for _, v := range module.Variables {
		s.Variables[v.Name] = debt.Variable{Type: v.Type, Description: v.Description, HasDefault: !v.Required, Sensitive: v.Sensitive}
	}
	for _, o := range module.Outputs {
		s.Outputs[o.Name] = o.Description
	}
	for _, c := range module.ModuleCalls {
		s.Calls[c.Name] = [2]string{c.Source, c.Version}
	}
	for _, r := range module.ManagedResources {
		s.Resources = append(s.Resources, r.MapKey())
	}
	for _, r := range module.DataResources {
		s.Resources = append(s.Resources, r.MapKey())
	}
	s.Core = module.RequiredCore
	for name, p := range module.RequiredProviders {
		s.Providers[name] = append(slices.Clone(p.VersionConstraints), p.Source)
	}
	return s.sorted()
}

// sorted drops what says nothing, and puts the rest into one order.
func (s shape) sorted() shape {
	for name, texts := range s.Providers {
		texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
		slices.Sort(texts)
		if s.Providers[name] = slices.Compact(texts); len(texts) == 0 {
			delete(s.Providers, name)
		}
	}
	slices.Sort(s.Core)
	slices.Sort(s.Resources)
	return s
}

// Our facts are what terraform-config-inspect says of the same directory.
func TestAgreesWithConfigInspect(t *testing.T) {
	fsys := fstest.MapFS{}
	dirs := map[string]bool{}
	for _, f := range txtar.Parse([]byte(differential)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		dirs[path.Dir(f.Name)] = true
	}
	if len(dirs) < 12 {
		t.Errorf("only %d directories", len(dirs))
	}
	for dir := range dirs {
		got, unread := ours(t, fsys, dir)
		if diff := cmp.Diff(theirs(fsys, dir), got); diff != "" || len(unread) > 0 {
			t.Errorf("%s: %s %v", dir, diff, unread)
		}
	}
}
