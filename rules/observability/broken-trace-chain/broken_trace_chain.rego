# METADATA
# title: Traced functions behind something that is not
# description: >-
#   Each function starts a trace of its own, so that what belongs to one request is in pieces, and the time before the
#   function, in the gateway or between the steps of a workflow, is in none of them: tracing is paid for, and a request cannot be followed.
#   Found are stages of REST APIs and workflows without X-Ray, of which at least one function (of a workflow two) has it
#   switched on. A function that only passes traces on is not judged: whether it is traced, what stands before it decides.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
#   - https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
# custom:
#   id: OBS-004
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1b", "1d"]
#   remediation: >-
#     Set xray_tracing_enabled = true on the stage, or tracing_configuration { enabled = true } on the workflow.
#   effort: 20m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.observability["broken-trace-chain"]

import data.debt.lib

findings contains {
	"at": stage.at,
	"key": [stage.address],
	"message": sprintf("%s is not traced, and functions behind it are, such as %s", [stage.address, min(behind)]),
	"evidence": {"xray_tracing_enabled": shown, "functions": sort(behind)},
} if {
	some stage in input.resource.aws_api_gateway_stage
	lib.exists(stage)
	lib.live(stage)
	not lib.silenced(stage, {"CKV_AWS_73"})
	shown := lib.absent_or(stage, "xray_tracing_enabled", false)
	behind := {lib.functions[id].address | some api in lib.refers(stage, "rest_api_id"); some id in lib.fronts[api]; id in traced}
	count(behind) > 0
}

findings contains {
	"at": machine.at,
	"key": [machine.address],
	"message": sprintf("%s is not traced, and %d functions that it runs are, each by itself", [machine.address, count(behind)]),
	"evidence": {path: shown, "functions": sort(behind)},
} if {
	some machine in input.resource.aws_sfn_state_machine
	lib.exists(machine)
	lib.live(machine)
	[path, shown] := switch_of[machine.id]
	behind := {lib.functions[id].address | some id in lib.refers(machine, "definition"); id in traced}
	count(behind) >= 2
}

traced contains id if {
	some id, function in lib.functions
	lib.exists(function)
	function.attrs.tracing_config[0].mode == "Active"
}

# switch_of: where a workflow says that it is not traced.
switch_of := object.union(
	{machine.id: ["tracing_configuration", "absent"] |
		some machine in input.resource.aws_sfn_state_machine
		lib.absent(machine, "tracing_configuration")
	},
	{machine.id: ["tracing_configuration.0.enabled", false] |
		some machine in input.resource.aws_sfn_state_machine
		machine.attrs.tracing_configuration[0].enabled == false
	},
)
