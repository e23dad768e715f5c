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
