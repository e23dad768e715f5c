# What starts functions without waiting for them.
package debt.lib

# event_started: functions that a bucket, a topic or an event starts.
event_started contains function if {
	some function, _ in functions
	some kind in ["aws_s3_bucket_notification", "aws_sns_topic_subscription"]
	some mention in input.referrers[function][kind]
	regex.match(`^(lambda_function\.|endpoint$)`, mention.attribute)
}

event_started contains function if {
	some function, _ in functions
	some mention in input.referrers[function].aws_cloudwatch_event_target
	mention.attribute == "arn"
	mention.id in _event_targets
}

# _event_targets: targets of rules that match events, not the clock.
_event_targets contains mention.id if {
	some rule in input.resource.aws_cloudwatch_event_rule
	present(rule, "event_pattern")
	absent(rule, "schedule_expression")
	some mention in input.referrers[rule.id].aws_cloudwatch_event_target
	mention.attribute == "rule"
}

# clock_started: functions that the clock starts, or may start.
clock_started contains function if {
	some function, _ in functions
	input.referrers[function].aws_scheduler_schedule
}

clock_started contains function if {
	some function, _ in functions
	some mention in input.referrers[function].aws_cloudwatch_event_target
	not mention.id in _event_targets
}

clock_started contains id if {
	some id, function in functions
	function.unit in _scheduling
}

_scheduling contains row.unit if {
	some kind in ["aws_scheduler_schedule", "aws_cloudwatch_event_target"]
	some row in _blind[kind]
}

# started: functions that a queue, a stream, the clock or an event starts, and
# functions of units where nobody can tell which.
started contains function if {
	some function, _ in functions
	some kind, _ in _starters
	input.referrers[function][kind]
}

started contains id if {
	some id, function in functions
	function.unit in _starts_something
}

_starts_something contains row.unit if {
	some kind, _ in _starters
	some row in _blind[kind]
}

# _blind: by type, rows of which it is not known what they start.
_blind[kind] contains row if {
	some kind, path in _starters
	some row in input.resource[kind]
	some doubt in row.unsure
	_related(regex.replace(doubt, `\.[0-9]+(\.|$)`, "$1"), path) # references have no indexes
	count(refers(row, path)) == 0
}

_starters := {
	"aws_lambda_event_source_mapping": "function_name",
	"aws_cloudwatch_event_target": "arn",
	"aws_scheduler_schedule": "target.arn",
	"aws_s3_bucket_notification": "lambda_function.lambda_function_arn",
	"aws_sns_topic_subscription": "endpoint",
	"aws_sfn_state_machine": "definition",
}
