package debt.lib_test

import data.debt.lib

_asking_policy(filter, change) := {"resource": {"google_monitoring_alert_policy": [object.union(
	{"id": "u#p", "unit": "u", "exists": "yes", "at": {}, "attrs": {"conditions": [{"condition_threshold": [{"filter": filter}]}]}},
	change,
)]}}

_metric_alert(change) := {"resource": {"azurerm_monitor_metric_alert": [object.union(
	{"id": "u#a", "unit": "u", "exists": "yes", "at": {}, "attrs": {"criteria": [{"metric_name": "CpuPercentage"}]}},
	change,
)]}}

test_google_texts if {
	lib.google_texts == {"u": {"x"}} with input as _asking_policy("x", {})
	lib.google_texts == {} with input as {"resource": {}}
	lib.google_alerts == {"u": {"u#p"}} with input as _asking_policy("x", {})
	lib.google_alerts == {} with input as _asking_policy("x", {"exists": "no"})
}

test_google_doubt if {
	lib.google_doubt == set() with input as _asking_policy("x", {"unsure": ["conditions.0.condition_threshold.0.threshold_value"]})
	lib.google_doubt == {"u"} with input as _asking_policy("x", {"unsure": ["conditions.0.condition_threshold.0.filter"]})
	lib.google_doubt == {"u"} with input as _asking_policy("x", {"unsure": ["conditions"]})
}

test_google_metric if {
	lib.google_metric(`resource.type = "x" AND metric.type = "a.googleapis.com/b"`) == "a.googleapis.com/b"
	not lib.google_metric(`select_slo_health("x")`)
}

test_azure if {
	lib.azure_alerts == {"u": {"u#a"}} with input as _metric_alert({})
	lib.azure_metrics == {"u": {"cpupercentage"}} with input as _metric_alert({})
	lib.azure_doubt == set() with input as _metric_alert({"unsure": ["scopes"]})
	lib.azure_doubt == {"u"} with input as _metric_alert({"unsure": ["criteria.0.metric_name"]})
}
