# METADATA
# title: Script waits for a condition for ever
# description: >-
#   When the thing it waits for never comes, the loop turns the failure into a hang that a person has to notice and
#   end: a deployment that never finishes, a container that never starts. Found are while and until loops that sleep
#   and do not count, look at the clock, read on, follow a process or give up. Silent where "timeout", the step or the
#   job sets a limit, also for the script that is run; in health checks, which have one; and for services, which loop
#   on purpose. GitHub's own limit of six hours only lowers the severity.
#   Off by default: 5 of 8 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://www.gnu.org/software/coreutils/manual/html_node/timeout-invocation.html
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepstimeout-minutes
# custom:
#   id: RET-013
#   severities: [low, medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [condition of the loop]
#   serves: ["4e", "4f"]
#   remediation: >-
#     Put "timeout 300" in front of it, or count the rounds and exit with an error that says what was waited for.
#   effort: 10m
#   since: 0.2.0
package debt.rules.retries["unbounded-wait-loop"]

import data.debt.lib

findings contains {
	"at": command.at,
	"key": [command.until],
	"message": sprintf("nothing bounds this loop: %s %s", [command.loop, command.until]),
	"evidence": {"name": "sleep", "until": command.until},
	"severity": severity(command.origin),
} if {
	some command in input.command.sleep
	command.until
	lib.live(command)
	not command.background
	not lib.limited(command)
	not command.owner in health_checks
}

health_checks contains instruction.id if {
	some instruction in input.instruction.HEALTHCHECK
}

# severity: a job ends after six hours at the latest, a container never.
severity(origin) := "low" if origin == "step"

severity(origin) := "medium" if origin != "step"
