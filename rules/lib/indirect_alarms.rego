# Alarms that reach people in another way than by an action of their own.
package debt.lib

# indirect_alarms: units where alarms may reach people, or one another, by name,
# or by a rule about all alerts of a scope, such as a subscription.
indirect_alarms contains row.unit if {
	some kind, attribute in {
		"aws_cloudwatch_composite_alarm": "alarm_rule",
		"aws_cloudwatch_event_rule": "event_pattern",
		"aws_codedeploy_deployment_group": "alarm_configuration",
		"aws_ecs_service": "alarms",
		"aws_route53_health_check": "cloudwatch_alarm_name",
	}
	some row in input.resource[kind]
	not absent(row, attribute)
}

indirect_alarms contains call.unit if {
	some call in input.module
	regex.match("alarm", concat(" ", call.unsure))
}

indirect_alarms contains alert.unit if {
	some kind in ["azurerm_monitor_alert_processing_rule_action_group", "azurerm_monitor_action_rule_action_group"]
	input.resource[kind][0]
	some type, _ in alert_actions
	some alert in input.resource[type]
}
