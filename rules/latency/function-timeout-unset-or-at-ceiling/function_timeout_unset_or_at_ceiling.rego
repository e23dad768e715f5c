# METADATA
# title: Timeout of a function or a service is all that the platform allows
# description: >-
#   "As long as possible" means that a slow dependency is never taken for a failing one: every call that hangs holds an
#   instance for a quarter of an hour, and all that comes after it in its part of a stream. Judged are functions that
#   a stream feeds, or that answer a balancer, an authorizer's caller or a URL, at 900 seconds; and Cloud Run services at 3,600. A function that a
#   clock, an event or a queue starts may need the time: nothing stands behind it. Functions behind API Gateway are LAT-001's, and a timeout that is not set is 3
#   seconds, which is none too long. One finding for the functions of a unit.
#   Off by default: 1 of 3 findings was right before functions of queues were left out, which silenced the other two; not
#   judged since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
#   - https://docs.cloud.google.com/run/docs/configuring/request-timeout
# custom:
#   id: LAT-007
#   severities: [low]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: line
#   interest: absence
#   key: ["functions", or the address of a service]
#   serves: ["4e", "4f"]
#   remediation: Set the timeout to about three times the slowest run in a hundred, and the queue's visibility timeout to six times that.
#   effort: 15m
#   since: 0.2.0
#   clouds: [aws, google]
package debt.rules.latency["function-timeout-unset-or-at-ceiling"]

import data.debt.lib

findings contains {
	"at": function.at,
	"key": ["functions"],
	"message": sprintf("%s, and %d other functions here, may hang for 900 s, the most there is, while %s waits", [function.address, count(same) - 1, waiting]),
	"evidence": {"timeout": 900, "functions": sort(same)},
} if {
	some function in input.resource.aws_lambda_function
	waiting := min(endless[function.id])
	same := together[function.unit]
	function.address == min(same)
}

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s lets a request hang for an hour, the most there is", [service.address]),
	"evidence": {"template.0.timeout": "3600s"},
} if {
	some service in input.resource.google_cloud_run_v2_service
	lib.exists(service)
	lib.live(service)
	service.attrs.template[0].timeout == "3600s"
}

# endless: of functions with the longest timeout, what waits for them.
endless := {function: waiting | some function, waiting in _endless}

_endless[function.id] := lib.waiters[function.id] if {
	some function in input.resource.aws_lambda_function
	lib.exists(function)
	lib.live(function)
	not lib.rehearses(function.at.path)
	function.attrs.timeout == 900
	not function.id in lib.clock_started
}

# together: by unit, the addresses of these functions.
together := {unit: addresses | some unit, addresses in _together}

_together[function.unit] contains function.address if {
	some function in input.resource.aws_lambda_function
	endless[function.id]
}
