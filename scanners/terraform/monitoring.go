package terraform

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scanners/internal/statemachine"
	"github.com/debtscan/debtscan/scanners/terraform/eval"
)

const (
	// maxAlerts is how many alerts of one resource are shown.
	maxAlerts = 500
	// managedRules is the version of the kinds of Google's managed Prometheus.
	managedRules = "monitoring.googleapis.com/v1"
)

// monitoring makes rows of the alerts of Prometheus that resources keep, and of
// the Alertmanagers that charts install.
func (m *module) monitoring() debt.Facts {
	var facts debt.Facts
	for _, b := range m.blocks {
		if b.kind != "resource" || len(b.labels) != 2 || !keepsAlerts(b.labels[0]) {
			continue
		}
		exists := m.present(b)
		if m.call != nil && (exists == debt.ExistsNo || m.isDoubtful(b, exists)) {
			continue
		}
		switch b.labels[0] {
		case "helm_release":
			m.release(b, exists, &facts)
		case "aws_prometheus_rule_group_namespace":
			if a, ok := b.attr("data"); ok && !m.isReplaced(b, "data") {
				m.alerts(b, exists, ruleGroups(m.yamlDocument(a.expr)), &facts)
			}
		default:
			if spec, ok := m.prometheusRule(b); ok {
				m.alerts(b, exists, ruleGroups(spec), &facts)
			}
		}
	}
	return facts
}

// keepsAlerts reports whether resources of a type may keep alerts.
func keepsAlerts(kind string) bool {
	switch kind {
	case "aws_prometheus_rule_group_namespace", "helm_release", "kubernetes_manifest", "kubectl_manifest":
		return true
	}
	return false
}

// prometheusRule is the "spec" of a manifest of rules that a resource writes.
func (m *module) prometheusRule(b block) (any, bool) {
	name := "manifest"
	if b.labels[0] == "kubectl_manifest" {
		name = "yaml_body"
	}
	a, ok := b.attr(name)
	if !ok || m.isReplaced(b, name) || isOfAnotherKind(a.expr) {
		return nil, false
	}
	document := m.object
	if name == "yaml_body" {
		document = m.yamlDocument
	}
	manifest, _ := document(a.expr).(map[string]any)
	return manifest["spec"], keepsRules(manifest["kind"], manifest["apiVersion"])
}

// keepsRules reports whether manifests of a kind keep rules: those of the operator
// of Prometheus, and of Google's managed Prometheus, whose kinds are words that
// others use too.
func keepsRules(kind, version any) bool {
	switch kind {
	case "PrometheusRule":
		return true
	case "Rules", "ClusterRules", "GlobalRules":
		return version == managedRules
	}
	return false
}

// isOfAnotherKind reports whether an object plainly says that it keeps no rules,
// so that it need not be read.
func isOfAnotherKind(manifest hcl.Expression) bool {
	kind := memberExpr(manifest, "kind")
	if kind == nil {
		return false
	}
	v := eval.Constant(kind)
	return v.IsWhollyKnown() && !keepsRules(plain(v), managedRules)
}

// ruleGroups are the rules of all groups of a document.
func ruleGroups(document any) []any {
	object, _ := document.(map[string]any)
	groups, _ := object["groups"].([]any)
	var rules []any
	for _, group := range groups {
		g, _ := group.(map[string]any)
		more, _ := g["rules"].([]any)
		rules = append(rules, more...)
	}
	return rules
}

// alerts adds a row for every rule that is an alert.
func (m *module) alerts(b block, exists debt.Exists, rules []any, facts *debt.Facts) {
	id := m.id(b.labels[0] + "." + b.labels[1])
	for i, rule := range rules[:min(len(rules), maxAlerts)] {
		fields, ok := rule.(map[string]any)
		if !ok || fields["alert"] == nil {
			continue
		}
		values := alertValues(fields)
		m.countCases(b, &values)
		name, _ := values.Attrs["alert"].(string)
		facts.PrometheusAlert = append(facts.PrometheusAlert, debt.PrometheusAlert{
			ID: fmt.Sprintf("%s/alerts/%d", id, i), Unit: m.unit.ID, Resource: id, Address: m.address(id), Type: b.labels[0],
			Name: name, Values: m.repeated(values), Exists: exists, At: m.at(b.at),
		})
	}
}

// alertValues are what an alert is called, and what is said of it.
func alertValues(fields map[string]any) debt.Values {
	kept := map[string]any{"alert": fields["alert"]}
	for _, field := range []string{"labels", "annotations"} {
		if fields[field] != nil {
			kept[field] = withoutDots(fields[field])
		}
	}
	known := statemachine.Pick(kept)
	return debt.Values{Attrs: known.Fields, Unsure: known.Unsure}
}

// withoutDots is an object, or Unknown where a name in it cannot be a path.
func withoutDots(v any) any {
	object, ok := v.(map[string]any)
	if !ok {
		return statemachine.Unknown{}
	}
	for name := range object {
		if strings.Contains(name, ".") {
			return statemachine.Unknown{}
		}
	}
	return object
}

// release adds what the values of a chart that monitors say.
func (m *module) release(b block, exists debt.Exists, facts *debt.Facts) {
	chart, known := m.text(b, "chart")
	chart = path.Base(chart)
	if !known || !monitors(chart) || m.isReplaced(b, "values") || m.isReplaced(b, "set") {
		return
	}
	values, ok := m.chartValues(b)
	if !ok {
		return
	}
	m.alerts(b, exists, chartRules(values), facts)
	manager, ok := alertmanagerValues(chart, values)
	if !ok {
		return
	}
	m.countCases(b, &manager)
	id := m.id(b.labels[0] + "." + b.labels[1])
	facts.Alertmanager = append(facts.Alertmanager, debt.Alertmanager{
		ID: id + "/alertmanager", Unit: m.unit.ID, Resource: id, Address: m.address(id),
		Values: m.repeated(manager), Exists: exists, At: m.at(b.at),
	})
}

// monitors reports whether a chart installs Prometheus or Alertmanager.
func monitors(chart string) bool {
	return slices.Contains([]string{"alertmanager", "kube-prometheus-stack", "prometheus", "prometheus-operator", "victoria-metrics-k8s-stack"}, chart)
}

// chartRules are the rules that values add to those of the chart.
func chartRules(values map[string]any) []any {
	var rules []any
	byName, _ := values["additionalPrometheusRulesMap"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		rules = append(rules, ruleGroups(byName[name])...)
	}
	list, _ := values["additionalPrometheusRules"].([]any)
	for _, entry := range list {
		rules = append(rules, ruleGroups(entry)...)
	}
	return append(rules, ruleGroups(within(values, "serverFiles", "alerting_rules.yml"))...)
}

// within is what stands at a path of an object, nil when nothing does, and Unknown
// below what is not known.
func within(v any, keys ...string) any {
	for _, key := range keys {
		object, ok := v.(map[string]any)
		if !ok {
			if _, unknown := v.(statemachine.Unknown); unknown {
				return v
			}
			return nil
		}
		v = object[key]
	}
	return v
}
