# METADATA
# title: Event is dropped after two retries
# description: >-
#   A bucket, a topic or an event bus hands its event over and forgets it. When the function fails three times within a
#   few minutes, as it does during an outage, Lambda throws the event away, and nothing says which ones are missing.
#   Found are functions that have neither a dead-letter queue nor a failure destination. What a schedule starts too is
#   left out, since it runs again; so is what only a queue or a gateway starts. Subscriptions and event targets without
#   a dead-letter queue of their own are left out as well: hardly any has one, and a delivery is retried for a day or
#   more.
#   A function of Google Cloud is found when it is not told whether to retry, so that the first failure loses the event.
#   Off by default: 3 of 12 sampled findings were right; most of the others lose nothing when the event is lost.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#   - https://cloud.google.com/functions/docs/bestpractices/retries
# custom:
#   id: RET-006
#   severities: [medium]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["2a", "3d"]
#   remediation: >-
#     Add an aws_lambda_function_event_invoke_config with destination_config.on_failure to a queue, or a
#     dead_letter_config, and an alarm on that queue. In Google Cloud, set retry_policy = "RETRY_POLICY_RETRY" and make
#     the function safe to run twice.
#   effort: 20m
#   since: 0.2.0
#   clouds: [aws, google]
package debt.rules.retries["async-invoke-without-failure-destination"]

import data.debt.lib

findings contains {
	"at": function.at,
	"key": [function.address],
	"message": sprintf("%s drops an event that it fails on three times: nothing keeps it", [function.address]),
	"evidence": {"dead_letter_config": "absent"},
} if {
	some function in input.resource.aws_lambda_function
	function.id in lib.event_started
	lib.exists(function)
	lib.live(function)
	lib.absent(function, "dead_letter_config")
	not input.referrers[function.id].aws_lambda_function_event_invoke_config
	not function.id in lib.clock_started
	not function.unit in doubtful
}

# doubtful: units where a failure destination is for a function that cannot be told.
doubtful contains config.unit if {
	some config in input.resource.aws_lambda_function_event_invoke_config
	count(lib.refers(config, "function_name")) == 0
}

findings contains {
	"at": function.at,
	"key": [function.address],
	"message": sprintf("%s drops an event that it fails on once: it does not retry", [function.address]),
	"evidence": {"event_trigger.0.retry_policy": "absent", "event_trigger.0.event_type": type},
} if {
	some function in input.resource.google_cloudfunctions2_function
	type := function.attrs.event_trigger[0].event_type
	lib.absent(function, "event_trigger.0.retry_policy")
	not function.id in lib.clock_started_on_google
	lib.exists(function)
	lib.live(function)
}
