package terraform_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// runs writes containers, one a line.
func runs(t *testing.T, facts debt.Facts) []string {
	t.Helper()
	var lines []string
	for _, c := range facts.Container {
		attrs, err := json.Marshal(c.Attrs)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Join([]string{c.Address, c.Name, string(attrs), strings.Join(c.Unsure, ",")}, " | "))
	}
	return lines
}

func TestContainers(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"jsonencode": {`
resource "aws_ecs_task_definition" "api" {
  container_definitions = jsonencode([
    { name = "web", image = "${aws_ecr_repository.web.repository_url}:latest", memory = 512, stopTimeout = var.stop
      environment = [{ name = "LOG_LEVEL", value = "debug" }, { name = "DB", value = aws_db_instance.d.address }] },
    { name = var.sidecar, image = "envoy@sha256:aa" },
  ])
}`, []string{
			`aws_ecs_task_definition.api | web | {"environment":{"LOG_LEVEL":"debug"},"image_tag":"latest","memory":512,"name":"web"} | environment.DB,image,stopTimeout`,
			`aws_ecs_task_definition.api |  | {"image":"envoy@sha256:aa"} | image_tag,name`,
		}},
		"secrets": {`
resource "aws_ecs_task_definition" "api" {
  container_definitions = jsonencode([{
    name        = "web", image = "web", command = ["run", "--password=hunter2"]
    environment = [{ name = "DB_PASSWORD", value = "hunter2" }, { name = "URL", value = "postgres://me:hunter2@db/x" }, { name = "a.b", value = "c" }]
    secrets     = [{ name = "TOKEN", valueFrom = "arn:x" }, { name = "OTHER", valueFrom = aws_ssm_parameter.p.arn }]
  }])
}`, []string{
			`aws_ecs_task_definition.api | web | {"environment":{},"image":"web","image_tag":"","name":"web","secrets":{"TOKEN":"arn:x"}}` +
				` | command,environment.DB_PASSWORD,environment.URL,environment.a.b,secrets.OTHER`,
		}},
		"template": {`-- main.tf --
resource "aws_ecs_task_definition" "api" {
  container_definitions = templatefile("${path.module}/task.json", { tag = var.tag, memory = 256 })
}
-- task.json --
[{"name": "web", "image": "web:${tag}", "memory": ${memory}, "environment": [{"name": "A", "value": "b"}]}]
`, []string{`aws_ecs_task_definition.api | web | {"environment":{"A":"b"},"memory":256,"name":"web"} | image`}},
		"text of locals": {`
locals { web = jsonencode({ name = "web", image = "web:${var.tag}", cpu = 1 }) }
resource "aws_ecs_task_definition" "api" { container_definitions = "[${local.web}]" }
`, []string{`aws_ecs_task_definition.api | web | {"cpu":1,"name":"web"} | image`}},
		"another variable may be there": {`
resource "aws_ecs_task_definition" "api" {
  container_definitions = jsonencode([{ name = "web", environment = [{ name = "A", value = "b" }, { name = var.n, value = "c" }] }])
}`, []string{`aws_ecs_task_definition.api | web | {"environment":{"A":"b"},"name":"web"} | environment`}},
		"function": {`
resource "aws_lambda_function" "f" { image_uri = "${var.repository}/app:prod" }
resource "aws_lambda_function" "zip" { filename = "f.zip" }
`, []string{`aws_lambda_function.f |  | {"image_tag":"prod"} | image`}},
		"cloud run": {`
resource "google_cloud_run_v2_service" "s" {
  template {
    containers {
      name  = "app"
      image = "europe-docker.pkg.dev/${var.project}/app"
      env {
        name  = "LOG_LEVEL"
        value = "info"
      }
      env {
        name = "TOKEN"
        value_source {
          secret_key_ref {
            secret = "x"
          }
        }
      }
    }
  }
}`, []string{`google_cloud_run_v2_service.s | app | {"environment":{"LOG_LEVEL":"info"},"image_tag":"","name":"app"} | environment.TOKEN,image`}},
		"nothing known":  {`resource "aws_ecs_task_definition" "api" { container_definitions = var.definitions }`, nil},
		"no list":        {`resource "aws_ecs_task_definition" "api" { container_definitions = jsonencode({ name = "web" }) }`, nil},
		"tag in a hole":  {`resource "aws_lambda_function" "f" { image_uri = "${var.repository}:${var.tag}" }`, []string{`aws_lambda_function.f |  | {} | image,image_tag`}},
		"no tag to tell": {`resource "aws_lambda_function" "f" { image_uri = var.image }`, []string{`aws_lambda_function.f |  | {} | image,image_tag`}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, runs(t, scan(t, tt.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestContainerCases(t *testing.T) {
	facts := scan(t, `
variable "prod" { type = bool }
resource "aws_ecs_task_definition" "api" {
  count = var.prod ? 1 : 0
  container_definitions = jsonencode([{
    name        = "web"
    environment = [{ name = "LOG_LEVEL", value = var.prod ? "info" : "debug" }, { name = "API_TOKEN", value = var.prod ? "a" : "b" }]
  }])
}`)
	if len(facts.Container) != 1 {
		t.Fatalf("containers: %v", facts.Container)
	}
	branch := func(is bool, v any) debt.Alternative {
		return debt.Alternative{Condition: "var.prod", Branch: is, Value: v}
	}
	want := map[string][]debt.Alternative{
		"environment.LOG_LEVEL": {branch(true, "info"), branch(false, "debug")},
		"count":                 {branch(true, int64(1)), branch(false, int64(0))},
	}
	if diff := cmp.Diff(want, facts.Container[0].Maybe); diff != "" {
		t.Error(diff)
	}
}

// Names that share names may not make a document as large as they like.
func TestContainersShared(t *testing.T) {
	var b strings.Builder
	b.WriteString("locals {\n  a0 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n")
	for _, level := range []string{"1", "2", "3", "4", "5"} {
		before := string(level[0] - 1)
		b.WriteString("  a" + level + " = [" + strings.TrimSuffix(strings.Repeat("local.a"+before+", ", 50), ", ") + "]\n")
	}
	b.WriteString("}\nresource \"aws_ecs_task_definition\" \"t\" { container_definitions = jsonencode([{ name = \"x\", command = local.a5 }]) }\n")
	if got := scan(t, b.String()).Container; len(got) != 1 || got[0].Attrs["command"] != nil {
		t.Errorf("containers: %v", got)
	}
}

// A module's containers are the root's too, with what the call passes.
func TestContainersOfCalls(t *testing.T) {
	facts := scan(t, `-- main.tf --
terraform {
  backend "s3" {}
}
module "api" {
  source = "./modules/app"
  level  = "debug"
}
-- modules/app/main.tf --
variable "level" {}
resource "aws_ecs_task_definition" "t" {
  container_definitions = jsonencode([{ name = "web", environment = [{ name = "LOG_LEVEL", value = var.level }] }])
}`)
	var got []string
	for _, c := range facts.Container {
		environment, _ := c.Attrs["environment"].(map[string]any)
		level, _ := environment["LOG_LEVEL"].(string)
		got = append(got, c.Address+" "+level)
	}
	if diff := cmp.Diff([]string{"module.api.aws_ecs_task_definition.t debug", "aws_ecs_task_definition.t "}, got); diff != "" {
		t.Error(diff)
	}
}
