# Where failed messages go: which queues are the dead-letter queue of something,
# and in which units nobody can tell.
package debt.lib

# dead_letter_name: a name says that it is of a dead-letter queue.
dead_letter_name(name) if regex.match(`(?i)dlq|dead.?letter`, name)

# dead_letter_wire: the path of an attribute is one that delivers failures.
dead_letter_wire(attribute) if {
	regex.match(`(^|\.)(redrive_policy|dead_letter[a-z_]*|destination_config|deadLetter[A-Za-z]*)(\.|$)`, attribute)
}

# dead_letter_targets: IDs of the queues that failures are delivered to.
dead_letter_targets contains id if {
	some id, by_type in input.referrers
	_is_queue(id)
	some mention in by_type[_]
	dead_letter_wire(mention.attribute)
}

# _is_queue: the ID of a queue, also of one inside a module.
_is_queue(id) if regex.match(`#(.*\.)?aws_sqs_queue\.`, id)

# redriven: IDs of the queues that a separate resource gives a redrive policy.
redriven contains id if {
	some id, by_type in input.referrers
	some mention in by_type.aws_sqs_queue_redrive_policy
	mention.attribute == "queue_url"
}

# dead_letter_doubt: units in which something delivers failures, or a redrive
# policy applies, to a queue that cannot be told.
dead_letter_doubt contains row.unit if {
	some row in _holders
	some doubt in row.unsure
	dead_letter_wire(doubt)
	not _names_target(row, doubt)
}

dead_letter_doubt contains row.unit if {
	some row in input.resource.aws_sqs_queue_redrive_policy
	"queue_url" in row.unsure
	not _names_target(row, "queue_url")
}

# A module that is given a queue may do either.
dead_letter_doubt contains call.unit if {
	some call in input.module
	not call.id in _seen_through
	some doubt in call.unsure
	regex.match(`(?i)dlq|dead_?letter|queue|sqs`, doubt)
	not _names_target(call, doubt)
}

# _seen_through: calls of modules whose queues are seen.
_seen_through contains call if {
	some queue in input.resource.aws_sqs_queue
	["module", name] = array.slice(split(queue.address, "."), 0, 2)
	call := sprintf("%s#module.%s", [queue.unit, name])
}

_holders contains row if {
	some kind in [
		"aws_sqs_queue", "aws_sqs_queue_redrive_policy", "aws_sns_topic_subscription",
		"aws_lambda_function", "aws_lambda_function_event_invoke_config", "aws_lambda_event_source_mapping",
		"aws_cloudwatch_event_target", "aws_cloudwatch_event_bus", "aws_scheduler_schedule", "aws_pipes_pipe",
	]
	some row in input.resource[kind]
}

# _names_target: the doubtful value mentions something that can be looked up.
_names_target(row, doubt) if {
	path := regex.replace(doubt, `\.[0-9]+(\.|$)`, "$1") # references have no indexes
	some reference in row.references
	_related(reference.attribute, path)
	regex.match(`#(aws_[a-z0-9_]+|data|local|module)\.`, reference.to)
}

_related(attribute, doubt) if startswith(attribute, doubt)

_related(attribute, doubt) if startswith(doubt, attribute)
