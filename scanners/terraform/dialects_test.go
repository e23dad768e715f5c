package terraform_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What override files replace, OpenTofu's own files and blocks, and tests.
func TestDialects(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"an override names the backend": {`-- main.tf --
terraform {
  backend "s3" {}
  required_version = ">= 1.0"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 4.0" }
    tls = { source = "hashicorp/tls", version = "~> 3.0" }
  }
}
-- backend_override.tf --
terraform {
  backend "local" {}
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}
`, []string{"backend local", "tool terraform >= 1.5", "provider hashicorp/aws ~> 5.0", "provider hashicorp/tls ~> 3.0"}},
		"an override alone": {"-- override.tf --\nterraform {\n  backend \"s3\" {}\n}", []string{"backend s3"}},
		"an override names a module": {`-- main.tf --
module "m" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "1.0.0"
}
-- override.tf --
module "m" {
  source  = "./m"
  version = null
}
`, []string{"module ./m ", "call ./m"}},
		"an override has a default": {"-- main.tf --\nvariable \"a\" {}\n-- a_override.tf --\nvariable \"a\" {\n  default = 1\n}", []string{"variable a true"}},
		"json": {`-- main.tf.json --
{"//": "by hand", "terraform": {"backend": {"s3": {}}, "required_version": ">= 1.0"}, "variable": {"a": {"default": 1}},
 "module": {"m": {"source": "./m"}}, "resource": {"aws_x": {"y": {"z": 1}}}}
`, []string{"backend s3", "tool terraform >= 1.0", "module ./m ", "call ./m", "variable a true", "resource aws_x.y"}},
		"tofu files stand for tf files": {`-- main.tf --
resource "a_b" "terraform" {}
-- main.tofu --
resource "a_b" "tofu" {}
-- more.tf.json --
{"resource": {"a_b": {"terraform_json": {}}}}
-- more.tofu.json --
{"resource": {"a_b": {"tofu_json": {}}}}
-- both.tf --
resource "a_b" "both" {}
-- x_override.tofu --
terraform {
  backend "s3" {}
}
`, []string{"backend s3", "resource a_b.both", "resource a_b.tofu", "resource a_b.tofu_json"}},
		"encryption": {`-- main.tofu --
terraform {
  encryption {
    key_provider "pbkdf2" "k" {
      passphrase = var.p
    }
    method "aes_gcm" "m" {
      keys = key_provider.pbkdf2.k
    }
    state {
      method = method.aes_gcm.m
    }
  }
  backend "local" {}
}
variable "p" {}
`, []string{"backend local", "variable p false"}},
		"tests are no configuration": {`-- main.tf --
variable "a" {}
-- a.tftest.hcl --
run "x" {
  module {
    source = "./none"
  }
}
variables {
  a = 1
}
-- b.tofutest.hcl --
provider "aws" {}
-- tests/c.tftest.hcl --
run "y" {}
-- tests/d.tftest.json --
{"run": {}}
`, []string{"variable a false"}},
	} {
		t.Run(name, func(t *testing.T) {
			facts := scan(t, tt.text)
			var got []string
			add := func(parts ...string) { got = append(got, strings.Join(parts, " ")) }
			for _, s := range facts.State {
				add(s.Kind, s.Name)
			}
			for _, kind := range []string{"tool", "provider", "module"} {
				for _, p := range facts.Pin {
					if p.Kind == kind {
						add(kind, p.Name, p.Constraint+p.Version)
					}
				}
			}
			for _, c := range facts.Module {
				add("call", c.Source)
			}
			for _, v := range facts.Variable {
				add("variable", v.Name, map[bool]string{true: "true", false: "false"}[v.HasDefault])
			}
			for _, r := range facts.Resource {
				add("resource", r.Address)
			}
			slices.Sort(got)
			slices.Sort(tt.want)
			if diff := cmp.Diff(tt.want, got); diff != "" || len(facts.Unread) > 0 || len(facts.Unit) != 1 {
				t.Errorf("%s unread %v, %d units", diff, facts.Unread, len(facts.Unit))
			}
		})
	}
}
