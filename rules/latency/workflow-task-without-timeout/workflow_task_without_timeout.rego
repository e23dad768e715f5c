# METADATA
# title: Workflow waits for ever
# description: >-
#   A task that waits for a job, a token or a worker fails only when it is told to. Where the answer is lost, the
#   execution stays open for up to a year, and whoever waits for it waits as long. Tasks that call a service and take
#   its answer are left out, and so are jobs of services that end by themselves (Athena, CodeBuild, Glue, MediaConvert)
#   and express workflows, which end after five minutes. Step Functions only.
#   Off by default: no repository of the sample has one to judge.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html
#   - https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
# custom:
#   id: LAT-014
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address, path of the state]
#   serves: ["4e", "4f"]
#   remediation: >-
#     Set TimeoutSeconds on the task, a few times as long as it usually takes, and HeartbeatSeconds where a worker or a
#     holder of a token can send heartbeats.
#   effort: 10m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.latency["workflow-task-without-timeout"]

import data.debt.lib

findings contains {
	"at": state.at,
	"key": [state.address, state.path],
	"message": sprintf("%s: the task %q waits for ever when its %s is lost", [state.address, state.path, awaited[pattern]]),
	"evidence": {"Resource": resource, "TimeoutSeconds": "absent"},
} if {
	some state in input.machine_state
	lib.exists(state)
	lib.live(state)
	pattern := state.pattern
	resource := state.attrs.Resource
	awaited[pattern]
	not state.id in ends_by_itself
	lib.absent(state, "TimeoutSeconds")
	lib.absent(state, "TimeoutSecondsPath")
	lib.absent(state, "HeartbeatSeconds")
	lib.absent(state, "HeartbeatSecondsPath")
	state.machine in unbounded
}

awaited := {"sync": "job", "callback": "token", "activity": "worker"}

# ends_by_itself: the service bounds the jobs that it is given.
ends_by_itself contains state.id if {
	some state in input.machine_state
	state.pattern == "sync"
	regex.match(`^(athena|codebuild|glue|mediaconvert):`, state.action)
}

# unbounded: nothing ends an execution of the machine as a whole.
unbounded contains machine.id if {
	some machine in input.state_machine
	machine.kind == "STANDARD"
	lib.absent(machine, "TimeoutSeconds")
}
