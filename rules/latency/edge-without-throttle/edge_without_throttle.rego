# METADATA
# title: Public API has no limit of its own
# description: >-
#   Nothing turns a flood away before the functions and the database behind the API have taken it, and the account's limit, which
#   is all there is, is shared: one API that is flooded stops all others of the region. Judged are stages of REST and HTTP
#   APIs without throttling of their own, neither by a usage plan nor by a web ACL, that everybody may call: they have a
#   domain name, and none of their routes asks for a permission or a key. Private APIs, WebSockets and units with what may
#   set a limit elsewhere are silent, as are stages with a lifecycle of their own, what is not of production by its name,
#   tags or condition, and repositories that at most one person worked on in a year.
#   Off by default: 1 of 8 findings was right before it asked who may call, which silenced the other seven; not judged
#   since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
# custom:
#   id: LAT-013
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["4d", "6g"]
#   remediation: >-
#     Set throttling_rate_limit and throttling_burst_limit to what the database bears: in default_route_settings of an HTTP API, in
#     aws_api_gateway_method_settings of a REST API.
#   effort: 20m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.latency["edge-without-throttle"]

import data.debt.lib

findings contains {
	"at": stage.at,
	"key": [stage.address],
	"message": sprintf("%s takes all requests that the account's limit lets through", [stage.address]),
	"evidence": unlimited[stage.id],
} if {
	some kind in ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]
	some stage in input.resource[kind]
	lib.exists(stage)
	lib.live(stage)
	lib.absent(stage, "lifecycle")
	not lib.disposable(stage)
	not lib.alone
}

# unlimited: stages that nothing limits, and what shows it.
unlimited := {stage: shown | some stage, shown in _unlimited}

_unlimited[stage.id] := {"default_route_settings.0.throttling_rate_limit": "absent"} if {
	some stage in input.resource.aws_apigatewayv2_stage
	some api in lib.refers(stage, "api_id")
	http[api]
	api in lib.open_apis
	lib.absent(stage, "default_route_settings.0.throttling_rate_limit")
	lib.absent(stage, "default_route_settings.0.throttling_burst_limit")
	lib.absent(stage, "route_settings")
}

_unlimited[stage.id] := {"stage_name": lib.shown(stage, "stage_name")} if {
	some stage in input.resource.aws_api_gateway_stage
	some api in lib.refers(stage, "rest_api_id")
	api in lib.reachable_rest_apis
	api in lib.open_apis
	not stage.unit in limited
}

http := {api.id: api | some api in input.resource.aws_apigatewayv2_api; api.attrs.protocol_type == "HTTP"}

# limited: units in which something limits requests, or may.
limited contains settings.unit if {
	some settings in input.resource.aws_api_gateway_method_settings
	not lib.absent(settings, "settings.0.throttling_rate_limit")
}

limited contains row.unit if {
	some kind in ["aws_api_gateway_usage_plan", "aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"]
	some row in input.resource[kind]
}
