# METADATA
# title: Requests pass a gateway and its functions, and nothing traces them
# description: >-
#   When a request is slow, nobody can tell whether the gateway, the function or what the function calls was slow, and it
#   cannot be asked afterwards. One finding for each unit in which a REST API hands requests to functions and neither its stages
#   nor the functions have X-Ray. Silent where a layer or a variable says that a vendor's agent or OpenTelemetry traces, where
#   that is not known, and for HTTP APIs, which X-Ray does not know.
#   Off by default: it was found nowhere in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
#   - https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
# custom:
#   id: OBS-003
#   severities: [low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [address of a stage]
#   serves: ["1b", "1a"]
#   remediation: >-
#     Set xray_tracing_enabled = true on the stage first, then tracing_config { mode = "Active" } on the functions behind it.
#   effort: 30m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.observability["request-path-untraced"]

import data.debt.lib

findings contains {
	"at": stage.at,
	"key": [stage.address],
	"message": sprintf("%s and the functions behind it (%d) are not traced", [stage.address, count(behind)]),
	"evidence": {"xray_tracing_enabled": shown, "functions": addresses},
} if {
	some stage in input.resource.aws_api_gateway_stage
	lib.exists(stage)
	lib.live(stage)
	not lib.silenced(stage, {"CKV_AWS_73"})
	not lib.rehearses(stage.at.path)
	shown := lib.absent_or(stage, "xray_tracing_enabled", false)
	not stage.unit in lib.self_traced
	behind := {id | some api in lib.refers(stage, "rest_api_id"); some id in lib.fronts[api]; lib.exists(lib.functions[id])}
	count(behind) > 0
	count(behind - untraced) == 0
	addresses := sort([lib.functions[id].address | some id in behind])
}

# untraced: functions that start no traces of their own.
untraced contains id if {
	some id, function in lib.functions
	lib.absent(function, "tracing_config")
}

untraced contains id if {
	some id, function in lib.functions
	function.attrs.tracing_config[0].mode == "PassThrough"
}
