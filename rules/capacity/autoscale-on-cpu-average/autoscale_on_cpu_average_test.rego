package debt.rules.capacity["autoscale-on-cpu-average_test"]

import data.debt.rules.capacity["autoscale-on-cpu-average"] as rule

place := {"unit": "u", "path": "main.tf", "line": 1}

group := {
	"id": "u#aws_autoscaling_group.web", "unit": "u", "name": "web", "address": "aws_autoscaling_group.web",
	"attrs": {"target_group_arns": ["a"]}, "exists": "yes", "at": place,
}

policy(name, metric) := {
	"id": sprintf("u#aws_autoscaling_policy.%s", [name]), "unit": "u", "name": name, "exists": "yes", "at": place,
	"attrs": {"target_tracking_configuration": [{"predefined_metric_specification": [{"predefined_metric_type": metric}]}]},
	"references": [{"attribute": "autoscaling_group_name", "to": group.id}],
}

findings(policies, change) := found if {
	found := rule.findings with input as {
		"resource": {"aws_autoscaling_group": [object.union(group, change)], "aws_autoscaling_policy": policies},
		"referrers": {group.id: {"aws_autoscaling_policy": [{"id": p.id} | some p in policies]}},
		"whole": {"u": true},
	}
}

cpu := policy("cpu", "ASGAverageCPUUtilization")

test_cpu_alone if count(findings([cpu], {})) == 1

test_requests_too if count(findings([cpu, policy("requests", "ALBRequestCountPerTarget")], {})) == 0

test_serves_nothing if count(findings([cpu], {"attrs": {"target_group_arns": null}})) == 0

test_computing if count(findings([cpu], {"name": "encoder"})) == 0

test_google if {
	autoscaler := {
		"id": "u#a", "address": "a", "name": "a", "unit": "u", "exists": "yes", "at": place,
		"attrs": {"autoscaling_policy": [{"cpu_utilization": [{"target": 0.6}]}]},
		"references": [{"attribute": "target", "to": "u#manager"}],
	}
	resources := {"google_compute_autoscaler": [autoscaler]}
	served := {"u#manager": {"google_compute_backend_service": [{"id": "u#b"}]}}
	found := rule.findings with input as {"resource": resources, "referrers": served}
	count(found) == 1
	idle := rule.findings with input as {"resource": resources, "referrers": {}}
	count(idle) == 0
}

setting(metrics, change) := object.union(
	{
		"id": "u#s", "address": "s", "name": "s", "unit": "u", "exists": "yes", "at": place,
		"attrs": {"profile": [{"rule": [{"metric_trigger": [{"metric_name": metric}]} | some metric in metrics]}]},
		"references": [{"attribute": "target_resource_id", "to": "u#plan"}],
	},
	change,
)

app := {"id": "u#app", "references": [{"attribute": "service_plan_id", "to": "u#plan"}]}

of_azure(kind, metrics, change) := found if {
	found := rule.findings with input as {"resource": {kind: [app], "azurerm_monitor_autoscale_setting": [setting(metrics, change)]}}
}

test_azure if {
	some finding in of_azure("azurerm_linux_web_app", ["CpuPercentage", "CpuPercentage"], {})
	finding.evidence == {"profile.0.rule.0.metric_trigger.0.metric_name": "CpuPercentage"}
	count(of_azure("azurerm_linux_web_app", ["CpuPercentage", "HttpQueueLength"], {})) == 0
	count(of_azure("azurerm_linux_function_app", ["CpuPercentage"], {})) == 0
	count(of_azure("azurerm_linux_web_app", ["CpuPercentage"], {"unsure": ["profile.0.rule"]})) == 0
	count(of_azure("azurerm_linux_web_app", ["CpuPercentage"], {"exists": "no"})) == 0
}
