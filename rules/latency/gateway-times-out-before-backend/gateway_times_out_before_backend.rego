# METADATA
# title: Gateway gives up before its function does
# description: >-
#   The gateway answers 504 while the function goes on and keeps its side effects. The client tries again, and the same
#   work runs twice just when it is slow. A second more than the gateway's own limit of 29 or 30 is let pass; so is a function that is
#   called asynchronously, or that something else than the gateway starts too, which may need the time.
#   Off by default: 1 of 4 findings in the sampled repositories was right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_integration
# custom:
#   id: LAT-001
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [address of the function]
#   serves: ["4a", "4e", "2a"]
#   remediation: >-
#     Lower the function's timeout below the gateway's, or answer at once and do the work asynchronously, behind a queue.
#   effort: 20m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.latency["gateway-times-out-before-backend"]

import data.debt.lib

findings contains {
	"at": function.at,
	"key": [function.address],
	"message": sprintf("%s may run for %v s, but the gateway gives up after %v s (%s)", [
		function.address, last.seconds, last.limit, last.gateway,
	]),
	"evidence": {"timeout": lib.shown(function, "timeout")},
} if {
	some function in input.resource.aws_lambda_function
	lib.exists(function)
	lib.live(function)
	not function.id in lib.started
	late := {{"seconds": own.value, "limit": limit.value / 1000, "gateway": gateway.address} |
		some gateway in gateways[function.id]
		some own in lib.cases(function, "timeout", 3)
		some limit in gateway.limits
		lib.together(own, limit)
		own.value * 1000 > limit.value + 1000
	}
	last := sort(late)[count(late) - 1]
}

# gateways: for a function, the integrations that wait for it.
gateways := {function: waiting | some function, waiting in _gateways}

_gateways[function] contains {"address": integration.address, "limits": limits} if {
	some integration in input.resource.aws_api_gateway_integration
	lib.exists(integration)
	lib.live(integration)
	integration.attrs.type == "AWS_PROXY"
	limits := lib.cases(integration, "timeout_milliseconds", 29000)
	some function in lib.refers(integration, "uri")
}

_gateways[function] contains {"address": integration.address, "limits": limits} if {
	some integration in input.resource.aws_apigatewayv2_integration
	lib.exists(integration)
	lib.live(integration)
	integration.attrs.integration_type == "AWS_PROXY"
	limits := lib.cases(integration, "timeout_milliseconds", 30000)
	some function in lib.refers(integration, "integration_uri")
}
