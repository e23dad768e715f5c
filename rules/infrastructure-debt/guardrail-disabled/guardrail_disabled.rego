# METADATA
# title: Check that can no longer fail
# description: >-
#   The check still stands in the pipeline, so the team believes that it is protected; but it is switched off, or its
#   failure is ignored, and nobody reads the log of a green job. A check is taken as advisory by design when its step
#   or job says so, when its results go to code scanning or a summary, when the same tool also runs strictly in the job, or when a
#   later step looks at the outcome.
#   Off by default: the one finding of the sample was right, which is too few.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepscontinue-on-error
# custom:
#   id: DEB-003
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [step key, tool, how it is disabled]
#   serves: ["7e", "7a", "I2"]
#   remediation: >-
#     Mend or except what it finds, one by one and with a reason, and let it fail again; or delete the step.
#   effort: 1h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["guardrail-disabled"]

import data.debt.lib

findings contains {
	"at": step.at,
	"key": [step.key, tool, reason.kind],
	"message": sprintf("%s cannot fail the pipeline: %s", [tool, reason.text]),
	"evidence": reason.evidence,
} if {
	some [step, tool, reason] in off
	lib.live(step)
	not step.id in lib.judged_steps
	not [step.job, tool] in strict
	not regex.match(`(?i)advis|report|warn|inform|optional|blocking|experiment|non-?fatal|allow`, concat(" ", [step.key, step.job]))
}

off contains [step, tool, {"kind": "continue-on-error", "text": "its failure is ignored", "evidence": {"continue_on_error": true}}] if {
	some step in input.step
	step.continue_on_error == true
	some tool in lib.guards(step)
}

off contains [step, tool, {"kind": "if", "text": "its condition is always false", "evidence": {"if": "false"}}] if {
	some step in input.step
	step["if"] == "false"
	some tool in lib.guards(step)
}

off contains [step, tool, {"kind": "soft-fail", "text": "soft_fail is set", "evidence": {"uses": step.uses, "soft_fail": "true"}}] if {
	some step in input.step
	lower(step["with"].soft_fail) == "true"
	some tool in lib.guards(step)
}

off contains [step, tool, {"kind": "script", "text": "the script ignores its failure", "evidence": {"run": tool}}] if {
	some [command, tool] in lib.ignored_checks
	some step in input.step
	step.id == command.owner
}

strict contains [step.job, tool] if {
	some step in input.step
	some tool in lib.guards(step)
	not [step.id, tool] in weak
}

strict contains [command.job, tool] if {
	some [command, tool] in lib.checks
	not [command, tool] in lib.ignored_checks
	not [command.owner, tool] in weak
}

weak := {[step.id, tool] | some [step, tool, _] in off}
