# What alerts of Azure Monitor and of Google Cloud Monitoring watch, and where there
# may be others.
package debt.lib

# azure_alerts, google_alerts: by unit, the live alerts on metrics that are certainly
# there.
azure_alerts := {unit: ids | some unit, ids in _azure_alerts}

google_alerts := {unit: ids | some unit, ids in _google_alerts}

_azure_alerts[alert.unit] contains alert.id if {
	some alert in input.resource.azurerm_monitor_metric_alert
	exists(alert)
	live(alert)
}

_google_alerts[policy.unit] contains policy.id if {
	some policy in input.resource.google_monitoring_alert_policy
	exists(policy)
	live(policy)
}

# google_texts: by unit, the filters and queries of its alert policies.
google_texts := {unit: texts | some unit, texts in _google_texts}

_google_texts[policy.unit] contains text if {
	some policy in input.resource.google_monitoring_alert_policy
	walk(policy.attrs.conditions, [path, text])
	path[count(path) - 1] in {"filter", "query"}
	is_string(text)
}

# google_doubt: units with an alert policy that may ask for anything, or with a
# module that may hold some.
google_doubt contains policy.unit if {
	some policy in input.resource.google_monitoring_alert_policy
	some doubt in policy.unsure
	regex.match(`^conditions(\.[0-9]+(\.condition_[a-z_]+(\.0(\.(filter|query))?)?)?)?$`, doubt)
}

google_doubt contains unit if some unit in alarm_modules

# google_metric: the metric that a filter of Google Cloud Monitoring asks for.
google_metric(filter) := regex.find_all_string_submatch_n(`metric\.type\s*=\s*"([^"]+)"`, filter, 1)[0][1]

# azure_metrics: by unit, the metrics that its alerts watch.
azure_metrics := {unit: names | some unit, names in _azure_metrics}

_azure_metrics[alert.unit] contains lower(name) if {
	some alert in input.resource.azurerm_monitor_metric_alert
	some block in ["criteria", "dynamic_criteria"]
	name := alert.attrs[block][_].metric_name
}

# azure_doubt: units with an alert of which it cannot be told what it watches, or
# with one on what was logged.
azure_doubt contains alert.unit if {
	some alert in input.resource.azurerm_monitor_metric_alert
	some doubt in alert.unsure
	regex.match(`^(dynamic_)?criteria(\.[0-9]+(\.metric_name)?)?$`, doubt)
}

azure_doubt contains alert.unit if {
	some kind in ["azurerm_monitor_scheduled_query_rules_alert", "azurerm_monitor_scheduled_query_rules_alert_v2"]
	some alert in input.resource[kind]
}

azure_doubt contains unit if some unit in alarm_modules

# absence_watched: units of which some alert policy is, or may be, about data that
# stopped coming.
absence_watched contains policy.unit if {
	some policy in input.resource.google_monitoring_alert_policy
	regex.match(`"condition_absent"|absent\(|absent_for`, json.marshal(policy.attrs))
}

absence_watched contains unit if some unit in google_doubt
