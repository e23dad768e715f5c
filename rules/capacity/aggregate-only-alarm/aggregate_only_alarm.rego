# METADATA
# title: Alarm averages the failing node away
# description: >-
#   The mean over nodes hides the one that fails: of ten machines, one with a full disk reads as 10 percent more, and one
#   that fails its status check as 0.1. Found are CloudWatch alarms on the mean disk, memory or status check of an Auto
#   Scaling group, on the mean load of a database cluster, and on the mean number of unhealthy hosts where it must reach
#   1. The mean CPU of a group or of an ECS service is the usual signal of load, and a threshold of more than 0 catches
#   every node: both are left out.
#   Off by default: 1 of 11 findings in the sampled repositories was right; most of the others watch one machine.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
# custom:
#   id: CAP-012
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["6c", "6e"]
#   remediation: >-
#     Use statistic Maximum (Minimum for what must not get low), or one alarm for each node, for example with a metric
#     math SEARCH.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.capacity["aggregate-only-alarm"]

import data.debt.lib

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s averages %s over all nodes of %s: one that fails does not show", [alarm.address, alarm.attrs.metric_name, group]),
	"evidence": {"statistic": "Average", "metric_name": alarm.attrs.metric_name, "dimensions": sort(dimensions)},
} if {
	some alarm in averaging
	dimensions := lib.keys(alarm, "dimensions")
	some key, group in {"AutoScalingGroupName": "a group", "DBClusterIdentifier": "a cluster"}
	key in dimensions
	regex.match(localized[key], alarm.attrs.metric_name)
	not "InstanceId" in dimensions
	not "Role" in dimensions # of a cluster: the writer is one node
	not alarm.id in catching
}

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s waits until the mean of UnHealthyHostCount is %v: a host that comes and goes stays below", [alarm.address, alarm.attrs.threshold]),
	"evidence": {"statistic": "Average", "metric_name": "UnHealthyHostCount", "threshold": alarm.attrs.threshold},
} if {
	some alarm in averaging
	alarm.attrs.metric_name == "UnHealthyHostCount"
	alarm.id in high
}

localized := {
	"AutoScalingGroupName": `(?i)disk|mem|swap|inode|StatusCheckFailed`,
	"DBClusterIdentifier": `^(CPUUtilization|FreeableMemory|FreeLocalStorage|SwapUsage)$`,
}

# averaging: alarms that tell somebody. Those that wake a scaling policy are
# about the whole group.
averaging contains alarm if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	alarm.attrs.statistic == "Average"
	some reference in alarm.references
	reference.attribute == "alarm_actions"
	not regex.match(`#aws_(app)?autoscaling_policy\.`, reference.to)
	lib.exists(alarm)
	lib.live(alarm)
}

# catching: alarms that one node of many sets off, or may, as far as is known.
catching contains alarm.id if {
	some alarm in averaging
	startswith(alarm.attrs.metric_name, "StatusCheckFailed")
	not alarm.id in high
}

high contains alarm.id if {
	some alarm in averaging
	to_number(alarm.attrs.threshold) >= 1 # it may be written as text
}
