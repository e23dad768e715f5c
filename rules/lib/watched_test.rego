package debt.lib_test

import data.debt.lib

watching(alarm, referrers) := {
	"resource": {
		"aws_sqs_queue": [{"id": "q", "unit": "terraform:a", "attrs": {"name": "orders"}}],
		"aws_cloudwatch_metric_alarm": [object.union({"id": "alarm", "unit": "terraform:a", "attrs": {"namespace": "AWS/SQS", "metric_name": "M"}}, alarm)],
	},
	"referrers": referrers,
}

test_watched if {
	lib.watched == {"q": {"M"}} with input as watching({}, {"q": {"aws_cloudwatch_metric_alarm": [{"id": "alarm", "attribute": "dimensions.QueueName"}]}})
	lib.watched == {"q": {"M"}} with input as watching({"attrs": {"dimensions": {"QueueName": "orders"}}}, {})
	lib.watched == {} with input as watching({"attrs": {"dimensions": {"QueueName": "other"}}}, {})
}

test_watched_by_a_query if {
	facts := watching({"attrs": {"metric_query": [{"metric": [{"metric_name": "N"}]}]}}, {"q": {"aws_cloudwatch_metric_alarm": [{"id": "alarm", "attribute": "metric_query.metric.dimensions"}]}})
	lib.watched == {"q": {"M", "N"}} with input as facts
}

test_perhaps_watched if {
	lib.watched == {"q": {"?"}} with input as watching({}, {"q": {"output": [{"id": "o", "attribute": "value"}]}})
	lib.watched == {"q": {"?"}} with input as watching({"unsure": ["dimensions"]}, {})
	lib.watched == {"q": {"?"}} with input as watching({"unsure": ["dimensions.QueueName"], "references": [{"attribute": "dimensions.QueueName", "to": "var"}]}, {})
}

test_not_watched if {
	lib.watched == {} with input as watching({"unsure": ["dimensions.QueueName"], "references": [{"attribute": "dimensions.QueueName", "to": "q"}]}, {})
	lib.watched == {} with input as watching({"attrs": {"namespace": "AWS/ECS"}, "unsure": ["dimensions"]}, {})
}

test_queue_alarms if {
	lib.queue_alarms == {"terraform:a"} with input as watching({}, {})
	lib.queue_alarms == set() with input as watching({"attrs": {"namespace": "AWS/ECS"}}, {})
}

test_a_module_may_watch if {
	facts := object.union(watching({}, {}), {"module": [{"id": "m", "unit": "terraform:a", "unsure": ["queue"], "references": []}]})
	lib.watched == {"q": {"?"}} with input as facts
}
