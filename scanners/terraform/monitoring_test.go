package terraform_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// monitored writes alerts and Alertmanagers, one a line.
func monitored(t *testing.T, facts debt.Facts) []string {
	t.Helper()
	var lines []string
	line := func(v debt.Values, parts ...string) {
		attrs, err := json.Marshal(v.Attrs)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Join(append(parts, string(attrs), strings.Join(v.Unsure, ",")), " | "))
	}
	for _, a := range facts.PrometheusAlert {
		line(a.Values, a.Address, a.Name)
	}
	for _, a := range facts.Alertmanager {
		line(a.Values, a.Address)
	}
	return lines
}

func TestPrometheusAlerts(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"manifest": {`
resource "kubernetes_manifest" "r" {
  manifest = {
    kind = "PrometheusRule"
    metadata = { namespace = var.n }
    spec = { groups = [{ rules = [{ record = "a" }, { alert = "Down", expr = "up == 0", labels = { severity = var.s }, annotations = { summary = "down" } }] }] }
  }
}`, []string{`kubernetes_manifest.r | Down | {"alert":"Down","annotations":{"summary":"down"},"labels":{}} | labels.severity`}},
		"another kind": {`
resource "kubernetes_manifest" "r" { manifest = { kind = "Job", spec = { groups = [{ rules = [{ alert = "Down" }] }] } } }
resource "kubernetes_manifest" "s" { manifest = var.m }
`, nil},
		"managed by Google": {`
resource "kubernetes_manifest" "r" {
  manifest = { apiVersion = "monitoring.googleapis.com/v1", kind = "ClusterRules", spec = { groups = [{ rules = [{ alert = "Down" }] }] } }
}
resource "kubernetes_manifest" "s" {
  manifest = { apiVersion = "monitoring.googleapis.com/v1", kind = "GlobalRules", spec = { groups = [{ rules = [{ alert = "Slow" }] }] } }
}
resource "kubectl_manifest" "t" {
  yaml_body = <<-YAML
    apiVersion: monitoring.googleapis.com/v1
    kind: Rules
    spec:
      groups: [{rules: [{alert: Full}]}]
  YAML
}`, []string{`kubernetes_manifest.r | Down | {"alert":"Down"} | `, `kubernetes_manifest.s | Slow | {"alert":"Slow"} | `, `kubectl_manifest.t | Full | {"alert":"Full"} | `}},
		"rules of somebody else's": {`
resource "kubernetes_manifest" "r" {
  manifest = { apiVersion = "example.com/v1", kind = "Rules", spec = { groups = [{ rules = [{ alert = "Down" }] }] } }
}
resource "kubernetes_manifest" "s" {
  manifest = { apiVersion = var.version, kind = "Rules", spec = { groups = [{ rules = [{ alert = "Down" }] }] } }
}
resource "kubernetes_manifest" "t" {
  manifest = { apiVersion = "monitoring.googleapis.com/v1", kind = "PodMonitoring", spec = { groups = [{ rules = [{ alert = "Down" }] }] } }
}`, nil},
		"decoded": {`-- main.tf --
resource "kubernetes_manifest" "r" {
  manifest = { kind = "PrometheusRule", spec = yamldecode(templatefile("${path.module}/r.yaml", { n = var.n, url = var.url })) }
}
-- r.yaml --
groups:
  - name: ${n}
    rules:
      - alert: Down
        annotations: {runbook_url: "${url}/down", summary: "{{ $labels.pod }} is down"}
`, []string{`kubernetes_manifest.r | Down | {"alert":"Down","annotations":{"summary":"{{ $labels.pod }} is down"}} | annotations.runbook_url`}},
		"text": {`
resource "kubectl_manifest" "r" {
  yaml_body = <<-YAML
    kind: PrometheusRule
    metadata:
      namespace: ${var.n}
    spec:
      groups:
        - rules:
            - alert: ${var.a}
              labels: {app.kubernetes.io/name: x}
  YAML
}`, []string{`kubectl_manifest.r |  | {} | alert,labels`}},
		"a line that may be many": {`
resource "kubectl_manifest" "r" {
  yaml_body = <<-YAML
    kind: PrometheusRule
    spec:
      groups: [{rules: [{alert: Down}]}]
    ${var.more}
  YAML
}`, nil},
		"rules of Amazon's": {`
resource "aws_prometheus_rule_group_namespace" "r" {
  data = <<-EOF
    groups:
      - name: ${var.n}
        rules:
          - alert: Down
  EOF
}`, []string{`aws_prometheus_rule_group_namespace.r | Down | {"alert":"Down"} | `}},
		"lines below something else": {`
resource "kubectl_manifest" "r" {
  yaml_body = <<-YAML
    kind: PrometheusRule
    metadata:
      name: a
      ${var.labels}
    spec:
      groups: [{rules: [{alert: Down}]}]
  YAML
}`, []string{`kubectl_manifest.r | Down | {"alert":"Down"} | `}},
		"lines that may replace it": {`
resource "kubectl_manifest" "r" {
  yaml_body = <<-YAML
    kind: PrometheusRule
    spec:
      groups: [{rules: [{alert: Down}]}]
      %{ if var.more }
      more: true
      %{ endif }
  YAML
}`, nil},
		"values of a chart": {`
resource "helm_release" "r" {
  chart  = "prometheus-community/kube-prometheus-stack"
  values = [yamlencode({ grafana = { password = var.p }, additionalPrometheusRulesMap = { b = { groups = [{ rules = [{ alert = "B" }] }] }, a = { groups = [{ rules = [{ alert = "A" }] }] } } })]
}
resource "helm_release" "s" {
  chart  = "prometheus"
  values = [yamlencode({ serverFiles = { "alerting_rules.yml" = { groups = [{ rules = [{ alert = "C" }] }] } } })]
}
resource "helm_release" "t" {
  chart  = "redis"
  values = [yamlencode({ additionalPrometheusRules = [{ groups = [{ rules = [{ alert = "D" }] }] }] })]
}`, []string{`helm_release.r | A | {"alert":"A"} | `, `helm_release.r | B | {"alert":"B"} | `, `helm_release.s | C | {"alert":"C"} | `}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, monitored(t, scan(t, tt.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAlertmanagers(t *testing.T) {
	config := `alertmanager = { config = { route = { receiver = "chat" }, receivers = [{ name = "chat", slack_configs = [{ api_url = var.secret }] }] } }`
	plain := `{"chart":"kube-prometheus-stack","receivers":[{"integrations":[{"kind":"slack"}],"name":"chat"}],"routes":[{"matchers":[],"receiver":"chat"}]}`
	release := func(arguments string) string {
		return "resource \"helm_release\" \"r\" {\n  chart = \"kube-prometheus-stack\"\n" + arguments + "\n}\n"
	}
	for name, tt := range map[string]struct {
		text string
		want []string
	}{
		"plain":             {release(`values = [yamlencode({ ` + config + ` })]`), []string{`helm_release.r | ` + plain + ` | `}},
		"set on":            {release(`values = [yamlencode({ ` + config + ` })]` + "\nset {\n name = \"alertmanager.enabled\"\n value = \"true\"\n}"), []string{`helm_release.r | ` + plain + ` | `}},
		"set off":           {release(`values = [yamlencode({ ` + config + ` })]` + "\nset = [{ name = \"alertmanager.enabled\", value = false }]"), nil},
		"set by a variable": {release(`values = [yamlencode({ ` + config + ` })]` + "\nset {\n name = \"alertmanager.enabled\"\n value = var.on\n}"), nil},
		"anything set":      {release(`values = [yamlencode({ ` + config + ` })]` + "\ndynamic \"set\" {\n for_each = var.all\n content {\n name = set.key\n value = set.value\n}\n}"), nil},
		"merged": {
			release(`values = [yamlencode({ ` + config + ` }), yamlencode({ alertmanager = { enabled = true }, prometheus = { prometheusSpec = { remoteWrite = [{ url = var.u }] } } })]`),
			[]string{`helm_release.r | {"chart":"kube-prometheus-stack","elsewhere":["prometheus.prometheusSpec.remoteWrite"],` + strings.TrimPrefix(plain, `{"chart":"kube-prometheus-stack",`) + ` | `},
		},
		"perhaps elsewhere": {
			release(`values = [yamlencode({ ` + config + `, prometheus = { prometheusSpec = { remoteWrite = var.u } } })]`),
			[]string{`helm_release.r | ` + plain + ` | elsewhere`},
		},
		"one of the values is not known": {release(`values = [yamlencode({ ` + config + ` }), var.more]`), nil},
		"over what is not known":         {release(`values = [yamlencode({ alertmanager = var.a }), yamlencode({ ` + config + ` })]`), nil},
		"taken from a secret":            {release(`values = [yamlencode({ alertmanager = { alertmanagerSpec = { configSecret = "c" } } }), yamlencode({ ` + config + ` })]`), nil},
		"nothing said":                   {release(``), nil},
		"hooks and routes": {`-- main.tf --
resource "helm_release" "r" {
  chart  = "alertmanager"
  values = [templatefile("${path.module}/v.yaml", { host = var.host })]
}
-- v.yaml --
config:
  route:
    receiver: hook
    routes:
      - match: {alertname: Watchdog}
        receiver: out
        routes: [{matchers: ["a = b"]}]
  receivers:
    - name: hook
      webhook_configs: [{url: "http://${host}/x"}]
    - name: out
      webhook_configs: [{url: "https://user:secret@hc-ping.com/x"}, {url_file: y}]
`, []string{`helm_release.r | {"chart":"alertmanager","receivers":[{"integrations":[{"kind":"webhook"}],"name":"hook"},{"integrations":[{"host":"hc-ping.com","kind":"webhook"},{"kind":"webhook"}],"name":"out"}],` +
			`"routes":[{"matchers":[],"receiver":"hook"},{"matchers":["alertname=Watchdog"],"receiver":"out"},{"matchers":["a = b"],"receiver":"out"}]} | receivers.0.integrations.0.host,receivers.1.integrations.1.host`}},
		"a route that is not known": {
			release(`values = [yamlencode({ alertmanager = { config = { route = { receiver = "a", routes = [{ receiver = var.b }] }, receivers = [] } } })]`),
			[]string{`helm_release.r | {"chart":"kube-prometheus-stack","receivers":[]} | routes`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, monitored(t, scan(t, tt.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What nests without end is not known, and takes no time.
func TestHostileMonitoring(t *testing.T) {
	deep := strings.Repeat("{routes: [", 20_000)
	long := strings.Repeat("{receiver: a, routes: [{}]},", 20_000)
	for name, text := range map[string]string{
		"deep":    "-- main.tf --\nresource \"helm_release\" \"r\" {\n  chart  = \"alertmanager\"\n  values = [file(\"${path.module}/v.yaml\")]\n}\n-- v.yaml --\nconfig: {receivers: [], route: " + deep + "\n",
		"long":    "-- main.tf --\nresource \"helm_release\" \"r\" {\n  chart  = \"alertmanager\"\n  values = [file(\"${path.module}/v.yaml\")]\n}\n-- v.yaml --\nconfig: {receivers: [], route: {receiver: a, routes: [" + long + "]}}\n",
		"itself":  "locals { v = local.v }\nresource \"helm_release\" \"r\" {\n  chart  = \"alertmanager\"\n  values = [local.v]\n}\n",
		"anchors": "-- main.tf --\nresource \"kubectl_manifest\" \"r\" { yaml_body = file(\"${path.module}/v.yaml\") }\n-- v.yaml --\nkind: PrometheusRule\na: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d, *d, *d, *d, *d, *d, *d]\nspec: {groups: *d}\n",
	} {
		t.Run(name, func(t *testing.T) {
			for _, line := range monitored(t, scan(t, text)) {
				if !strings.HasSuffix(line, "routes") {
					t.Errorf("a fact: %.200s", line)
				}
			}
		})
	}
}
