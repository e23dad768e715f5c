# Alerts of Azure Monitor and of Google Cloud Monitoring.
package debt.lib

# alert_actions: for each type of alert, the attribute that says whom it tells.
# An alert of Azure's older kind for log queries cannot be made without one.
alert_actions := {
	"azurerm_monitor_activity_log_alert": "action",
	"azurerm_monitor_metric_alert": "action",
	"azurerm_monitor_scheduled_query_rules_alert_v2": "action",
	"google_monitoring_alert_policy": "notification_channels",
}

# telling: units with an alert that certainly tells somebody.
telling contains alert.unit if {
	some kind, attribute in alert_actions
	some alert in input.resource[kind]
	_tells(alert, attribute)
}

_tells(alert, attribute) if {
	some reference in alert.references
	split(reference.attribute, ".")[0] == attribute
}

_tells(alert, attribute) if size(alert, attribute) > 0
