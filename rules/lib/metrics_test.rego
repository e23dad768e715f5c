package debt.lib_test

import data.debt.lib

metric_alarm(fields) := object.union({
	"id": "terraform:infra#aws_cloudwatch_metric_alarm.a", "unit": "terraform:infra", "type": "aws_cloudwatch_metric_alarm",
	"attrs": {}, "exists": "yes", "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}, fields)

metric_dimensions(fields) := names if {
	found := lib.metric_dimensions with input as {"resource": {"aws_cloudwatch_metric_alarm": [metric_alarm(fields)]}}
	names := found["terraform:infra#aws_cloudwatch_metric_alarm.a"]
}

test_metric_dimensions if {
	metric_dimensions({}) == set()
	metric_dimensions({"attrs": {"dimensions": {"A": "a"}}, "unsure": ["dimensions.B"]}) == {"A", "B"}
	not metric_dimensions({"unsure": ["dimensions"]})
}

test_needed_dimensions if {
	lib.needed_dimensions("AWS/ApplicationELB", "HealthyHostCount") == {"LoadBalancer"}
	not lib.needed_dimensions("AWS/ApplicationELB", "RequestCountPerTarget")
	not lib.needed_dimensions("AWS/RDS", "CPUUtilization")
	lib.needed_dimensions("AWS/ES", "FreeStorageSpace") == {"ClientId", "DomainName"}
	lib.needed_dimensions("AWS/States", "ExecutionsFailed") == {"StateMachineArn"}
	not lib.needed_dimensions("AWS/States", "ActivitiesFailed")
	lib.needed_dimensions("AWS/Route53", "HealthCheckStatus") == {"HealthCheckId"}
}

test_filtered_metrics if {
	filter := {"attrs": {"metric_transformation": [{"namespace": "App", "name": "Errors"}]}}
	found := lib.filtered_metrics with input as {"resource": {"aws_cloudwatch_log_metric_filter": [filter]}}
	found == {"App": {"Errors"}}
}
