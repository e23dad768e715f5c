# Which metrics of CloudWatch there are, as far as code tells.
package debt.lib

# metric_dimensions: by ID of an alarm, the names of the dimensions that it asks
# for, where all of them are known.
metric_dimensions := {alarm: names | some alarm, names in _metric_dimensions}

_metric_dimensions[alarm.id] := object.keys(alarm.attrs.dimensions) | {name |
	some doubt in alarm.unsure
	name := trim_prefix(doubt, "dimensions.")
	name != doubt
} if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	alarm.attrs.dimensions
	count([doubt | some doubt in alarm.unsure; doubt == "dimensions"]) == 0
}

_metric_dimensions[alarm.id] := set() if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	absent(alarm, "dimensions")
}

# needed_dimensions: the dimensions without which a service publishes no such
# metric.
needed_dimensions("AWS/ApplicationELB", metric) := {"LoadBalancer"} if not metric in {
	"RequestCountPerTarget", "LambdaInternalError", "LambdaTargetProcessedBytes", "LambdaUserError",
}

needed_dimensions("AWS/States", metric) := {"StateMachineArn"} if startswith(metric, "Execution")

needed_dimensions("AWS/Route53", metric) := {"HealthCheckId"} if startswith(metric, "HealthCheck")

needed_dimensions(namespace, _) := {
	"AWS/AutoScaling": {"AutoScalingGroupName"}, "AWS/CloudFront": {"DistributionId", "Region"}, "AWS/ECS": {"ClusterName"},
	"AWS/EFS": {"FileSystemId"}, "AWS/ES": {"DomainName", "ClientId"}, "AWS/Firehose": {"DeliveryStreamName"}, "AWS/Kinesis": {"StreamName"},
	"AWS/NATGateway": {"NatGatewayId"}, "AWS/NetworkELB": {"LoadBalancer"}, "AWS/SQS": {"QueueName"},
}[namespace]

# filtered_metrics: by namespace, the metrics that log filters of the repository
# write to it.
filtered_metrics := {namespace: names | some namespace, names in _filtered}

_filtered[transformation.namespace] contains transformation.name if {
	some filter in input.resource.aws_cloudwatch_log_metric_filter
	some transformation in filter.attrs.metric_transformation
}
