# METADATA
# title: Event is dropped after two retries
# description: >-
#   A bucket, a topic or an event bus hands its event over and forgets it. When the function fails three times within a
#   few minutes, as it does during an outage, Lambda throws the event away, and nothing says which ones are missing.
#   Found are functions that have neither a dead-letter queue nor a failure destination, once for each unit. What only a schedule starts
#   is left out, since it runs again; so is what a queue or a gateway starts, which keeps its own account.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
# custom:
#   id: RET-006
#   severities: [medium]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: ["asynchronous functions"]
#   serves: ["2a", "3d"]
#   remediation: >-
#     Add an aws_lambda_function_event_invoke_config with destination_config.on_failure to a queue, or a
#     dead_letter_config, and an alarm on that queue.
#   effort: 20m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.retries["async-invoke-without-failure-destination"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": ["asynchronous functions"],
	"message": sprintf("%d of %d functions that events start drop the event after two retries, such as %s", [
		count(losing), count(lib.event_started[unit.id]), losing[0],
	]),
	"evidence": {"dead_letter_config": "absent", "functions": losing},
} if {
	some unit in input.unit
	losing := sort(dropping[unit.id])
	not unit.id in doubtful
}

# dropping: the functions of a unit that keep nothing of an event that they fail on.
dropping := {unit: addresses | some unit, addresses in _dropping}

_dropping[function.unit] contains function.address if {
	some function in input.resource.aws_lambda_function
	function.id in lib.event_started[function.unit]
	lib.absent(function, "dead_letter_config")
	not input.referrers[function.id].aws_lambda_function_event_invoke_config
}

# doubtful: units where a failure destination is for a function that cannot be told.
doubtful contains config.unit if {
	some config in input.resource.aws_lambda_function_event_invoke_config
	count(lib.refers(config, "function_name")) == 0
}
