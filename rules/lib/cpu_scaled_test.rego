package debt.lib_test

import data.debt.lib

_cpu_setting(metrics, change) := {"resource": {
	"azurerm_linux_web_app": [{"id": "u#w", "references": [{"attribute": "service_plan_id", "to": "u#p"}]}],
	"azurerm_monitor_autoscale_setting": [object.union(
		{
			"id": "u#s", "unit": "u", "address": "s", "at": {"unit": "u", "path": "main.tf"},
			"attrs": {"profile": [{"rule": [{"metric_trigger": [{"metric_name": metric}]} | some metric in metrics]}]},
			"references": [{"attribute": "target_resource_id", "to": "u#p"}],
		},
		change,
	)],
}}

test_cpu_scaled if {
	lib.cpu_scaled == {"u#s": "CpuPercentage"} with input as _cpu_setting(["CpuPercentage"], {})
	lib.cpu_scaled == {} with input as _cpu_setting(["CpuPercentage", "MemoryPercentage"], {})
	lib.cpu_scaled == {} with input as _cpu_setting(["CpuPercentage"], {"unsure": ["profile.0.rule.1.metric_trigger.0.metric_name"]})
	lib.cpu_scaled == {} with input as _cpu_setting(["CpuPercentage"], {"references": []})
	lib.cpu_scaled == {"u#s": "CpuPercentage"} with input as _cpu_setting(["CpuPercentage"], {"unsure": ["profile.0.rule.0.metric_trigger.0.metric_resource_id"]})
}

test_serving_fleets if {
	"u#g" in lib.serving_fleets with input as {"resource": {"aws_autoscaling_group": [{"id": "u#g", "attrs": {"target_group_arns": ["a"]}, "at": {"unit": "u"}}]}}
	not "u#g" in lib.serving_fleets with input as {"resource": {"aws_autoscaling_group": [{"id": "u#g", "attrs": {}, "at": {"unit": "u"}}]}}
}
