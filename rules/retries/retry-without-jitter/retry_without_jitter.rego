# METADATA
# title: Retries come in step
# description: >-
#   The iterations of a Map fail together when what they call fails. Without jitter they wait equally long and come back
#   together, again and again, on what is just getting up. Reported are retries of errors at large (States.ALL,
#   States.TaskFailed, those of Lambda itself) in tasks that a Map runs side by side; a single task has nobody to be in
#   step with, and retries of an error of one's own are a way to poll. Step Functions only.
#   Off by default: no repository of the sample has one to judge.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
#   - https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
# custom:
#   id: RET-002
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address, path of the state]
#   serves: ["2d", "2c"]
#   remediation: Set JitterStrategy to FULL, BackoffRate to 2 and a MaxDelaySeconds in every entry of Retry.
#   effort: 10m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.retries["retry-without-jitter"]

import data.debt.lib

findings contains {
	"at": state.at,
	"key": [state.address, state.path],
	"message": sprintf("%s: the retries of %q, which a Map runs side by side, come in step: they have no jitter", [state.address, state.path]),
	"evidence": {sprintf("Retry.%d.ErrorEquals", [i]): errors, jitter: "absent"},
} if {
	some state in input.machine_state
	lib.exists(state)
	lib.live(state)
	state.type == "Task"
	state.inside in side_by_side
	some i, retrier in state.attrs.Retry
	errors := retrier.ErrorEquals
	at_large(errors)
	jitter := sprintf("Retry.%d.JitterStrategy", [i])
	lib.absent(state, jitter)
	[state.id, i] in retried
}

at_large(errors) if {
	some name in errors
	regex.match(`^(States\.(ALL|TaskFailed|Timeout)|Lambda\..*)$`, name)
}

# side_by_side: the Maps that may run several iterations at once.
side_by_side := {state.id |
	some state in input.machine_state
	state.type == "Map"
	lib.absent(state, "MaxConcurrencyPath")
	lib.absent_or(state, "MaxConcurrency", 0)
} | {state.id |
	some state in input.machine_state
	state.type == "Map"
	state.attrs.MaxConcurrency > 1
}

# retried: the entries that retry; without MaxAttempts, three times.
retried := {[state.id, i] |
	some state in input.machine_state
	some i, retrier in state.attrs.Retry
	retrier.MaxAttempts > 0
} | {[state.id, i] |
	some state in input.machine_state
	some i, _ in state.attrs.Retry
	lib.absent(state, sprintf("Retry.%d.MaxAttempts", [i]))
}
