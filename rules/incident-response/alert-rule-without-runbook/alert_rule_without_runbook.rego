# METADATA
# title: Prometheus alerts without a runbook
# description: >-
#   The alert says what is high, and whoever it wakes has to find out what that means and what to do. Judged are alerts
#   that Terraform keeps: rule groups of Azure Monitor for Prometheus, of Amazon's Prometheus and of Grafana,
#   PrometheusRules and the rules of Google's managed Prometheus as manifests, and rules in the values of a chart that
#   installs Prometheus. One finding for each resource of which alerts have no runbook; recording rules, heartbeats, and alerts of the severity "info" or "none", need none.
#   Off by default: 4 of 4 findings were right, but they are too few.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_alert_prometheus_rule_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/prometheus_rule_group_namespace
#   - https://registry.terraform.io/providers/grafana/grafana/latest/docs/resources/rule_group
#   - https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
#   - https://docs.cloud.google.com/stackdriver/docs/managed-prometheus/rules-managed
# custom:
#   id: INC-003
#   severities: [low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["5c", "5a"]
#   remediation: >-
#     Write a short page for each class of alert beside the code, and name it in annotations.runbook_url.
#   effort: 1h
#   since: 0.2.0
#   clouds: [aws, azure, google]
package debt.rules["incident-response"]["alert-rule-without-runbook"]

import data.debt.lib

findings contains {
	"at": group.at,
	"key": [group.address],
	"message": sprintf("alerts of %s have no runbook, such as %s (%d of %d)", [group.address, alerts[silent[0]], count(silent), count(alerts)]),
	"evidence": {sprintf("rule.%d.annotations", [silent[0]]): "no runbook"},
} if {
	some kind, name in {"azurerm_monitor_alert_prometheus_rule_group": "alert", "grafana_rule_group": "name"}
	some group in input.resource[kind]
	lib.exists(group)
	lib.live(group)
	alerts := {i: alert | some i, rule in group.attrs.rule; alert := rule[name]; not [group.id, i] in calm}
	silent := sort([i | some i, _ in alerts; i in without[group.id]])
	count(silent) > 0
}

findings contains {
	"at": alert.at,
	"key": [alert.address],
	"message": sprintf("alerts of %s have no runbook, such as %s (%d of %d)", [alert.address, min(silent)[0], count(silent), count(all)]),
	"evidence": {"annotations": "no runbook"},
} if {
	some alert in input.prometheus_alert
	lib.exists(alert)
	lib.live(alert)
	silent := lib.unguided_alerts[alert.resource]
	all := lib.waking_alerts[alert.resource]
}

# calm: alerts that wake nobody, or perhaps do not.
calm contains [group.id, i] if {
	some kind in ["azurerm_monitor_alert_prometheus_rule_group", "grafana_rule_group"]
	some group in input.resource[kind]
	some i, _ in group.attrs.rule
	lib.calm_severity(group, sprintf("rule.%d.labels.severity", [i]))
}

# without: by group, its rules whose annotations are known and name no runbook.
without := {id: places | some id, places in _without}

_without[group.id] contains i if {
	some kind in ["azurerm_monitor_alert_prometheus_rule_group", "grafana_rule_group"]
	some group in input.resource[kind]
	some i, _ in group.attrs.rule
	lib.absent(group, sprintf("rule.%d.annotations", [i]))
}

_without[group.id] contains i if {
	some kind in ["azurerm_monitor_alert_prometheus_rule_group", "grafana_rule_group"]
	some group in input.resource[kind]
	some i, _ in group.attrs.rule
	notes := lib.certain(group, sprintf("rule.%d.annotations", [i]))
	not regex.match(`(?i)run-?book|play-?book|https?://`, json.marshal(notes))
}
