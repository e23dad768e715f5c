package debt.rules.latency["latency-alarm-on-average_test"]

import data.debt.rules.latency["latency-alarm-on-average"] as rule

alarm := {
	"id": "terraform:infra#aws_cloudwatch_metric_alarm.slow",
	"unit": "terraform:infra",
	"address": "aws_cloudwatch_metric_alarm.slow",
	"attrs": {"namespace": "AWS/ApplicationELB", "metric_name": "TargetResponseTime", "statistic": "Average"},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := of(object.union(alarm, change))

of(row) := found if {
	found := rule.findings with input as {"resource": {"aws_cloudwatch_metric_alarm": [row]}}
}

queried(metric) := of(object.union(object.remove(alarm, ["attrs"]), {"attrs": {"metric_query": [
	{"id": "e1", "expression": "m1"},
	{"id": "m1", "metric": [metric]},
]}}))

test_average if {
	some finding in findings({})
	finding.key == ["aws_cloudwatch_metric_alarm.slow"]
	finding.evidence.statistic == "Average"
}

test_average_in_a_query if {
	some finding in queried({"namespace": "AWS/RDS", "metric_name": "ReadLatency", "stat": "Average"})
	finding.evidence == {"metric_query.1.metric.0.stat": "Average"}
}

test_percentile if {
	count(findings({"attrs": {"statistic": "Maximum"}})) == 0
	count(queried({"namespace": "AWS/RDS", "metric_name": "ReadLatency", "stat": "p99"})) == 0
}

test_unknown_statistic if {
	count(of(object.union(object.remove(alarm, ["attrs"]), {
		"attrs": {"namespace": "AWS/ApplicationELB", "metric_name": "TargetResponseTime"},
		"unsure": ["statistic"],
	}))) == 0
}

test_other_metric if count(findings({"attrs": {"metric_name": "RequestCount"}})) == 0

test_lag if {
	count(findings({"attrs": {"namespace": "AWS/DMS", "metric_name": "CDCLatencySource"}})) == 0
	count(findings({"attrs": {"namespace": "AWS/RDS", "metric_name": "ReplicaLag"}})) == 0
	count(findings({"attrs": {"namespace": "Replication", "metric_name": "ReplicationLatency"}})) == 0
}

test_own_metric if {
	count(findings({"attrs": {"namespace": "Shop", "metric_name": "checkout_request_duration"}})) == 1
	count(findings({"attrs": {"namespace": "Shop", "metric_name": "Latency"}})) == 1
	count(findings({"attrs": {"namespace": "Shop", "metric_name": "BackupDuration"}})) == 0
}

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0

google(metric, aligner) := found if {
	aggregations := [{"per_series_aligner": aligner}]
	conditions := [{"condition_threshold": [{"filter": sprintf(`metric.type = "%s"`, [metric]), "aggregations": aggregations}]}]
	policy := {"id": "u#p", "unit": "u", "address": "p", "attrs": {"conditions": conditions}, "exists": "yes", "at": {"unit": "u", "path": "main.tf", "line": 1}}
	found := rule.findings with input as {"resource": {"google_monitoring_alert_policy": [policy]}}
}

test_google if {
	count(google("run.googleapis.com/request_latencies", "ALIGN_MEAN")) == 1
	count(google("run.googleapis.com/request_latencies", "ALIGN_PERCENTILE_95")) == 0
	count(google("run.googleapis.com/request_count", "ALIGN_MEAN")) == 0
}
