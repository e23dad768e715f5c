# METADATA
# title: Latency alarm on the average
# description: >-
#   The average hides the slow end: one request in a hundred can take a minute while the mean stays green. Users and
#   callers with timeouts meet the tail first, so the alarm comes after they do. Replication and change-capture lag,
#   queue ages and other gauges that are sampled once a minute are no request latencies and are left out.
#   Off by default: 0 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
#   - https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies#Aggregation
# custom:
#   id: LAT-005
#   severities: [medium]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["4c", "6c"]
#   remediation: >-
#     Replace statistic = "Average" with extended_statistic = "p90" or "p99" (stat in a metric_query; in Google Cloud,
#     per_series_aligner = "ALIGN_PERCENTILE_99"), and set the
#     threshold anew from what that percentile was in the last weeks.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws, google]
package debt.rules.latency["latency-alarm-on-average"]

import data.debt.lib

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s watches the average of %s, which hides the slowest requests", [alarm.address, metric]),
	"evidence": {"metric_name": metric, "namespace": namespace, "statistic": "Average"},
} if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.exists(alarm)
	lib.live(alarm)
	alarm.attrs.statistic == "Average"
	metric := alarm.attrs.metric_name
	namespace := alarm.attrs.namespace
	lib.request_latency(namespace, metric)
}

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s watches the average of %s, which hides the slowest requests", [alarm.address, metric.metric_name]),
	"evidence": {sprintf("metric_query.%d.metric.%d.stat", [i, j]): "Average"},
} if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	lib.exists(alarm)
	lib.live(alarm)
	some i, query in alarm.attrs.metric_query
	some j, metric in query.metric
	metric.stat == "Average"
	lib.request_latency(metric.namespace, metric.metric_name)
}

findings contains {
	"at": policy.at,
	"key": [policy.address],
	"message": sprintf("%s watches the average of %s, which hides the slowest requests", [policy.address, metric]),
	"evidence": {
		sprintf("conditions.%d.condition_threshold.0.filter", [i]): metric,
		sprintf("conditions.%d.condition_threshold.0.aggregations", [i]): averaged,
	},
} if {
	some policy in input.resource.google_monitoring_alert_policy
	lib.exists(policy)
	lib.live(policy)
	some i, condition in policy.attrs.conditions
	metric := lib.latency_metric(condition.condition_threshold[0].filter)
	averaged := lib.averaged(policy, i)
}
