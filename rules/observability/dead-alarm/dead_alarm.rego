# METADATA
# title: Alarm that can never see a value
# description: >-
#   An alarm that cannot fire looks like an alarm that has nothing to say: everybody thinks that it watches. Two kinds are found. A
#   service of AWS publishes its metric only with certain dimensions, and the alarm leaves one out, so that there is no
#   such metric. And an alarm watches a metric of a namespace that log filters of the repository write, and none of them writes a
#   metric of that name, while some of them write one that differs in case or in a few signs only.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
# custom:
#   id: OBS-012
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: change
#   key: [resource address]
#   serves: ["1b", "1d"]
#   remediation: Give the alarm all dimensions with which the metric is published, and refer to what publishes it instead of typing its name.
#   effort: 15m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.observability["dead-alarm"]

import data.debt.lib

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s never sees a value: %s publishes %s only with %s", [alarm.address, namespace, metric, concat(" and ", sort(missing))]),
	"evidence": {"namespace": namespace, "metric_name": metric, "dimensions": sort(given)},
} if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.exists(alarm)
	lib.live(alarm)
	namespace := alarm.attrs.namespace
	metric := alarm.attrs.metric_name
	given := lib.metric_dimensions[alarm.id]
	missing := lib.needed_dimensions(namespace, metric) - given
	count(missing) > 0
}

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s never sees a value: filters write %s to %s, not %s", [alarm.address, similar, namespace, metric]),
	"evidence": {"namespace": namespace, "metric_name": metric},
} if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.exists(alarm)
	lib.live(alarm)
	namespace := alarm.attrs.namespace
	metric := alarm.attrs.metric_name
	names := lib.filtered_metrics[namespace]
	not metric in names
	similar := min([name | some name in names; bare(name) == bare(metric)])
}

bare(name) := regex.replace(lower(name), `[^a-z0-9]|s$`, "")
