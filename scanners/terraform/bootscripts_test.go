package terraform_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// boots writes the texts that machines run, and their commands, one a line.
func boots(facts debt.Facts) []string {
	var lines []string
	for _, b := range facts.BootScript {
		line := fmt.Sprintf("%s %s %s %s %s:%d", b.Address, b.Attribute, b.Kind, b.Status, b.Path, b.Line)
		lines = append(lines, strings.Join(strings.Fields(line), " "))
		for _, c := range facts.Command {
			if c.Owner == b.ID {
				lines = append(lines, fmt.Sprintf("  %v %s:%d", c.Argv, c.At.Path, c.At.Line))
			}
		}
	}
	return lines
}

func TestBootScripts(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"in the configuration": {`
resource "aws_instance" "a" {
  user_data = <<-EOT
    #!/bin/bash
    echo ${aws_s3_bucket.b.id} '${var.x}'
    yum -y update
  EOT
}`, []string{"aws_instance.a user_data shell read main.tf:4", "  [echo <nil> <nil>] main.tf:5", "  [yum -y update] main.tf:6"}},
		"a template": {`-- main.tf --
resource "aws_launch_template" "a" {
  user_data = base64encode(templatefile("${path.module}/boot.tftpl", { name = var.name }))
}
-- boot.tftpl --
#!/bin/bash
%{ if name != "" ~}
hostname ${name}
%{ endif ~}
reboot
`, []string{
			"aws_launch_template.a user_data shell read boot.tftpl:1",
			"  [<nil>] boot.tftpl:2", "  [hostname <nil>] boot.tftpl:3", "  [<nil>] boot.tftpl:4", "  [reboot] boot.tftpl:5",
		}},
		"a file for two": {`-- main.tf --
resource "aws_instance" "a" { user_data = file("boot.sh") }
resource "aws_instance" "b" { user_data = file("boot.sh") }
terraform {
  backend "s3" {}
}
-- boot.sh --
#!/bin/sh
echo "${HOME}"
`, []string{
			"aws_instance.a user_data shell read boot.sh:1", "  [echo <nil>] boot.sh:2",
			"aws_instance.b user_data shell read boot.sh:1",
		}},
		"data sources": {`-- main.tf --
module "fleet" {
  source           = "x/y/z"
  user_data_base64 = join("", data.cloudinit_config.a[*].rendered)
}
data "cloudinit_config" "a" {
  part { content = local.config }
  part {
    content_type = "text/cloud-config"
    content      = "---\npackage_upgrade: true"
  }
  part { content = data.template_file.b.rendered }
}
data "template_file" "b" { template = file("${path.module}/b.tpl") }
locals {
  config = <<EOT
#cloud-config
package_upgrade: true
hostname: ${var.name}
runcmd:
  - service a start
  - [service, b, start]
EOT
}
-- b.tpl --
#!/bin/bash
run ${word}
`, []string{
			"module.fleet user_data_base64 cloud-config read main.tf:16", "  [service a start] main.tf:20", "  [service b start] main.tf:21",
			"module.fleet user_data_base64 cloud-config read main.tf:9",
			"module.fleet user_data_base64 shell read b.tpl:1", "  [run <nil>] b.tpl:2",
		}},
		"Google": {`
resource "google_compute_instance" "a" {
  metadata                = { "startup-script" = "#!/bin/bash\nmake", other = "#!/bin/bash" }
  metadata_startup_script = "apt-get install x; y"
}`, []string{
			"google_compute_instance.a metadata.startup-script shell read main.tf:3", "  [make] main.tf:3",
			"google_compute_instance.a metadata_startup_script shell read main.tf:4", "  [apt-get install x] main.tf:4", "  [y] main.tf:4",
		}},
		"other languages": {`
resource "aws_instance" "a" { user_data = "<powershell>\nx\n</powershell>" }
resource "aws_instance" "b" { user_data = "#!/usr/bin/python3\nx" }
resource "aws_instance" "c" { user_data = "#!/bin/bash\nif" }
resource "aws_instance" "d" { user_data = "#cloud-config\n[" }
`, []string{
			"aws_instance.a user_data foreign main.tf:2", "aws_instance.b user_data foreign main.tf:3",
			"aws_instance.c user_data shell unread main.tf:4", "aws_instance.d user_data cloud-config unread main.tf:5",
		}},
		"nothing is known": {`
resource "aws_instance" "a" { user_data = var.user_data }
resource "aws_instance" "b" { user_data = local.b }
resource "aws_instance" "c" { user_data = templatefile("none.sh", {}) }
resource "aws_instance" "d" { user_data = data.none.such.rendered }
locals { b = local.b }
`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			facts := scan(t, tt.text)
			if diff := cmp.Diff(tt.want, boots(facts)); diff != "" {
				t.Error(diff)
			}
			for _, u := range facts.Unread {
				t.Errorf("a text is no file of the directory: %+v", u)
			}
		})
	}
}

func TestBootScriptRow(t *testing.T) {
	facts := scan(t, `resource "aws_instance" "a" {
  count     = 0
  user_data = <<-EOT
    #cloud-config
    package_upgrade: true
    timezone: UTC
    hostname: "${var.name}"
    packages: [git]
  EOT
}`)
	id := "terraform:.#aws_instance.a"
	want := []debt.BootScript{{
		ID: id + "/user_data:0", Unit: "terraform:.", Resource: id, Type: "aws_instance", Address: "aws_instance.a",
		Attribute: "user_data", Kind: "cloud-config", Script: id + "/user_data:0", Status: debt.ScriptRead,
		Values: debt.Values{Attrs: map[string]any{"package_upgrade": true, "timezone": "UTC"}, Unsure: []string{"hostname"}},
		Path:   "main.tf", Line: 4, Exists: debt.ExistsNo,
		At: debt.At{Unit: "terraform:.", Location: debt.Location{Path: "main.tf", Line: 3, Column: 3, EndLine: 9}, Read: debt.Parsed},
	}}
	if diff := cmp.Diff(want, facts.BootScript); diff != "" {
		t.Error(diff)
	}
}

func TestMuchBootText(t *testing.T) {
	var text strings.Builder
	text.WriteString("-- main.tf --\n")
	for i := range 15 {
		fmt.Fprintf(&text, "resource \"aws_instance\" \"a%d\" {\n  user_data = file(\"${path.module}/%d.sh\")\n}\n", i, i)
	}
	for i := range 15 {
		fmt.Fprintf(&text, "-- %d.sh --\n#!/bin/sh\n# %s\nmake\n", i, strings.Repeat("a", 200_000))
	}
	read := 0
	for _, b := range scan(t, text.String()).BootScript {
		if b.Status == debt.ScriptRead {
			read++
		}
	}
	if read != 10 {
		t.Errorf("%d of 15 texts are read", read)
	}
}
