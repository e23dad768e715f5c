package debt.lib_test

import data.debt.lib

_alert(change) := object.union({"id": "u#a", "unit": "u", "attrs": {}, "exists": "yes", "at": {"unit": "u"}}, change)

_telling(kind, change) if "u" in lib.telling with input as {"resource": {kind: [_alert(change)]}}

test_telling if {
	_telling("azurerm_monitor_metric_alert", {"attrs": {"action": [{}]}})
	_telling("google_monitoring_alert_policy", {"unsure": ["notification_channels"], "references": [{"attribute": "notification_channels", "to": "x"}]})
	not _telling("google_monitoring_alert_policy", {"unsure": ["notification_channels"]})
	not _telling("google_monitoring_alert_policy", {"references": [{"attribute": "conditions.0.filter", "to": "x"}]})
}
