# Alarms that no human hears.
package debt.lib

# scaling_alarms: IDs of alarms that wake a policy or an action, not a person.
scaling_alarms contains alarm.id if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	some reference in alarm.references
	regex.match(`#([^#]*\.)?aws_(app)?autoscaling_policy\.`, reference.to)
}

scaling_alarms contains alarm.id if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	some action in alarm.attrs.alarm_actions
	regex.match(`:scalingPolicy:|:automate:|:action/actions/`, action)
}

# mute_alarms: IDs of CloudWatch's alarms that certainly start nothing.
mute_alarms contains alarm.id if {
	some kind in ["aws_cloudwatch_composite_alarm", "aws_cloudwatch_metric_alarm"]
	some alarm in input.resource[kind]
	size(alarm, "alarm_actions") == 0
}
