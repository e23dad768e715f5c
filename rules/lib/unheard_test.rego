package debt.lib_test

import data.debt.lib

unheard(change) := {"resource": {"aws_cloudwatch_metric_alarm": [object.union({"id": "u#a", "attrs": {}, "references": []}, change)]}}

test_scaling_alarms if {
	"u#a" in lib.scaling_alarms with input as unheard({"references": [{"attribute": "alarm_actions", "to": "u#aws_autoscaling_policy.out"}]})
	"u#a" in lib.scaling_alarms with input as unheard({"references": [{"attribute": "alarm_actions", "to": "u#module.a.aws_appautoscaling_policy.out"}]})
	"u#a" in lib.scaling_alarms with input as unheard({"attrs": {"alarm_actions": ["arn:aws:automate:eu-west-1:ec2:recover"]}})
	count(lib.scaling_alarms) == 0 with input as unheard({"attrs": {"alarm_actions": ["arn:aws:sns:eu-west-1:210987654321:pager"]}})
}

test_mute_alarms if {
	"u#a" in lib.mute_alarms with input as unheard({})
	"u#a" in lib.mute_alarms with input as unheard({"attrs": {"alarm_actions": []}})
	count(lib.mute_alarms) == 0 with input as unheard({"attrs": {"alarm_actions": ["arn"]}})
	count(lib.mute_alarms) == 0 with input as unheard({"unsure": ["alarm_actions"]})
}
