# METADATA
# title: Alarm that is silent when nothing reports
# description: >-
#   The alarm waits for a count of healthy things to fall. When the things, or what counts them, are gone altogether,
#   there is no count: by default the alarm then goes to INSUFFICIENT_DATA and pages nobody, and with notBreaching or
#   ignore it stays as it was. The failure that it was made for is the one it misses. "missing", written down, is
#   taken as a choice; alarms on load that falls, as scale-in ones do, are no alarms on liveness.
#   Off by default: 2 of 6 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
# custom:
#   id: OBS-009
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1b", "6c"]
#   remediation: Set treat_missing_data = "breaching", so that silence is an alarm.
#   effort: 5m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.observability["alarm-silent-on-missing-data"]

import data.debt.lib

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s says nothing when %s is not reported at all: treat_missing_data is %s", [alarm.address, metric, treatment]),
	"evidence": {"metric_name": metric, "comparison_operator": operator, "treat_missing_data": treatment},
} if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.exists(alarm)
	lib.live(alarm)
	metric := alarm.attrs.metric_name
	of_the_living(metric)
	operator := alarm.attrs.comparison_operator
	operator in {"LessThanThreshold", "LessThanOrEqualToThreshold"}
	treatment := silent[alarm.id]
}

# of_the_living: the metric counts what is alive; nothing alive, nothing reported.
of_the_living(metric) if metric in {
	"HealthyHostCount", "RunningTaskCount", "GroupInServiceInstances",
	"ActiveControllerCount", "ActiveBrokerCount", "Nodes", "cluster_node_count",
}

of_the_living(metric) if regex.match(`(?i)heart[-_. ]?beat|^is[-_]?(running|alive|up)$|^(port|service|process|health)[-_]?status$|keep[-_]?alive`, metric)

silent := {key: value | some [key, value] in silent_of}

silent_of contains [alarm.id, "absent"] if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.absent(alarm, "treat_missing_data")
}

silent_of contains [alarm.id, treatment] if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	treatment := alarm.attrs.treat_missing_data
	treatment in {"notBreaching", "ignore"}
}
