package debt.lib_test

import data.debt.lib

test_indirect_alarms if {
	"u" in lib.indirect_alarms with input as {"resource": {"aws_cloudwatch_event_rule": [{"unit": "u", "attrs": {"event_pattern": "{}"}}]}}
	not "u" in lib.indirect_alarms with input as {"resource": {"aws_cloudwatch_event_rule": [{"unit": "u", "attrs": {}}]}}
	"u" in lib.indirect_alarms with input as {"module": [{"unit": "u", "unsure": ["alarm_names"]}]}
}

test_alerts_of_a_scope if {
	alert := {"unit": "u", "attrs": {}}
	"u" in lib.indirect_alarms with input as {"resource": {"azurerm_monitor_metric_alert": [alert], "azurerm_monitor_alert_processing_rule_action_group": [{"unit": "v"}]}}
	not "u" in lib.indirect_alarms with input as {"resource": {"azurerm_monitor_metric_alert": [alert], "azurerm_monitor_action_group": [{"unit": "v"}]}}
}
