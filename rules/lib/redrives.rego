# Which queues send their failed messages to which.
package debt.lib

# dead_letter_sources: for the ID of a dead-letter queue, the IDs of the queues
# whose redrive policy names it.
dead_letter_sources := {dead: sources | some dead, sources in _redrives}

_redrives[id] contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	some id in refers(queue, "redrive_policy")
	queues[id]
}

_redrives[id] contains source if {
	some policy in input.resource.aws_sqs_queue_redrive_policy
	some id in refers(policy, "redrive_policy")
	queues[id]
	some source in refers(policy, "queue_url")
	queues[source]
}

# consumed: queues whose messages come back when the consumer fails: a function's
# or a pipe's. Other consumers may take a message off before they work on it.
consumed contains id if {
	some kind in ["aws_lambda_event_source_mapping", "aws_pipes_pipe"]
	some row in input.resource[kind]
	some path in ["event_source_arn", "source"]
	some id in refers(row, path)
}

# perhaps_consumed: queues that a function takes messages from, or may.
perhaps_consumed contains id if some id in consumed

perhaps_consumed contains queue.id if {
	some queue in input.resource.aws_sqs_queue
	queue.unit in _consuming
}

_consuming contains mapping.unit if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	_doubtful(mapping, "event_source_arn")
	count(refers(mapping, "event_source_arn")) == 0
}
