# Which queues an alarm watches.
package debt.lib

# watched: for the ID of a queue, the metrics that alarms on it watch; "?" stands
# for one that is not known, and for whatever a module, an output or a dashboard's
# reader does with it.
watched := {queue: metrics | some queue, metrics in _watched}

_watched[id] contains metric if {
	some id, _ in queues
	some mention in input.referrers[id].aws_cloudwatch_metric_alarm
	some metric in _metrics[mention.id]
}

_watched[id] contains "?" if {
	some id, _ in queues
	some kind in ["aws_cloudwatch_composite_alarm", "module", "output"]
	input.referrers[id][kind]
}

_watched[queue.id] contains metric if {
	some queue in input.resource.aws_sqs_queue
	some alarm in _alarms_by_name[queue.attrs.name]
	some metric in _metrics[alarm]
}

_watched[queue.id] contains "?" if {
	some queue in input.resource.aws_sqs_queue
	queue.unit in _watching_something
}

# The queue's name is not known, and the alarm says one.
_watched[queue.id] contains "?" if {
	some queue in input.resource.aws_sqs_queue
	"name" in queue.unsure
	queue.unit in _naming
}

_naming contains alarm.unit if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	is_string(alarm.attrs.dimensions.QueueName)
}

_alarms_by_name := {name: alarms | some name, alarms in _named}

_named[alarm.attrs.dimensions.QueueName] contains alarm.id if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
}

# _metrics: what each alarm watches.
_metrics := {alarm.id: metrics |
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	single := {name | name := alarm.attrs.metric_name}
	several := {name | name := alarm.attrs.metric_query[_].metric[_].metric_name}
	unknown := {"?" | some doubt in alarm.unsure; contains(doubt, "metric_")}
	metrics := (single | several) | unknown
}

# _watching_something: units with an alarm on a queue that cannot be told.
_watching_something contains alarm.unit if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	some path in ["dimensions", "dimensions.QueueName", "metric_query", "for_each"]
	path in alarm.unsure
	count({id | some id in {r.to | some r in alarm.references}; queues[id]}) == 0
	not alarm.id in _on_others
}

_watching_something contains call.unit if {
	some call in input.module
	some doubt in call.unsure
	regex.match(`(?i)dlq|dead_?letter|queue|sqs`, doubt)
	not _names_target(call, doubt)
}

_on_others contains alarm.id if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	alarm.attrs.namespace in _other_namespaces
}

_other_namespaces := {concat("/", ["AWS", service]) | some service in [
	"ApplicationELB", "ApiGateway", "CloudFront", "DynamoDB", "EC2", "ECS", "EKS", "ELB", "ES", "ElastiCache", "Lambda",
	"NetworkELB", "RDS", "Redshift", "Route53", "S3", "SES", "SNS", "States", "Backup", "DMS", "EBS", "EFS", "Events",
]}

# queue_alarms: units with an alarm that certainly is on queues.
queue_alarms contains alarm.unit if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	alarm.attrs.namespace == "AWS/SQS"
}
