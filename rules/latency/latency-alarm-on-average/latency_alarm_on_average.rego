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
#     Replace statistic = "Average" with extended_statistic = "p90" or "p99" (stat in a metric_query), and set the
#     threshold anew from what that percentile was in the last weeks.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws]
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
	request_latency(namespace, metric)
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
	request_latency(metric.namespace, metric.metric_name)
}

# Metrics of which AWS keeps percentiles and recommends them in alarms.
request_latency(namespace, metric) if metric in {
	"AWS/ApplicationELB": {"TargetResponseTime"},
	"AWS/ELB": {"Latency"},
	"AWS/ApiGateway": {"Latency", "IntegrationLatency"},
	"AWS/AppSync": {"Latency"},
	"AWS/CloudFront": {"OriginLatency"},
	"AWS/Lambda": {"Duration"},
	"AWS/RDS": {"ReadLatency", "WriteLatency", "CommitLatency", "DMLLatency", "SelectLatency"},
	"AWS/S3": {"FirstByteLatency", "TotalRequestLatency"},
	"AWS/SageMaker": {"ModelLatency"},
}[namespace]

# Metrics of one's own, by what their name says.
request_latency(namespace, metric) if {
	not startswith(namespace, "AWS/")
	regex.match(`(?i)(request|response|api|http|query|call)[-_. ]?(latency|time|duration)$|^latency$`, metric)
}
