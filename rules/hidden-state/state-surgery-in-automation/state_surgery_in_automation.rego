# METADATA
# title: Pipeline edits the state or works around it
# description: >-
#   What is done to the state in every run is needed in every run: the dependencies in the code are wrong, or a move was
#   never finished. A targeted run leaves the rest unplanned, and a state that is migrated, pushed or cut by a script
#   has no record of why. Silent are workflows that only a person starts, as they are tools and visible; the unlocking
#   and the pushing of a state that a run has failed to write; plans that take no lock or refresh nothing; and
#   teardowns.
#   Off by default: 0 of 2 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/cli/commands/plan#resource-targeting
#   - https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
# custom:
#   id: STA-016
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: change
#   key: [what is done]
#   serves: ["3f", "5b", "7a"]
#   remediation: >-
#     Write moved, import and removed blocks instead of commands. Split a root whose parts have to be applied in turn.
#   effort: 2h
#   since: 0.2.0
package debt.rules["hidden-state"]["state-surgery-in-automation"]

import data.debt.lib

findings contains {
	"at": command.at,
	"key": [act],
	"message": sprintf("%s runs %s", [runner, act]),
	"evidence": {"argv": act, "name": runner},
} if {
	some runner in {"terraform", "tofu", "terragrunt"}
	some command in input.command[runner]
	some act in acts(command.argv)
	lib.live(command)
	not command.id in harmless
	command.id in automatic
}

# acts: what words do to the state.
acts(argv) := {act |
	some pattern, act in {
		`(^| )state (- )*(rm|mv|replace-provider)( |$)`: "state rm, mv or replace-provider",
		`(^| )state (- )*push `: "state push",
		`(^| )(untaint|taint) `: "taint",
		`(^| )(apply|plan) (.* )?--?target`: "a plan or apply with -target",
		`(^| )apply (.* )?--?lock=false`: "apply -lock=false",
		`(^| )apply (.* )?--?refresh=false`: "apply -refresh=false",
		`(^| )init (.* )?-(migrate-state|force-copy)`: "init -migrate-state",
	}
	regex.match(pattern, lib.line(argv))
}

# harmless: a state that was not written is pushed by hand or by a script alike.
harmless contains command.id if {
	some runner in {"terraform", "tofu", "terragrunt"}
	some command in input.command[runner]
	some word in command.argv
	regex.match(`(^|/)errored\.tfstate$|^--?(help|destroy)$|^destroy$`, word)
}

# automatic: something other than a person starts it.
automatic contains command.id if {
	some runner in {"terraform", "tofu", "terragrunt"}
	some command in input.command[runner]
	some job in lib.jobs_of(command)
	job in automatic_jobs
}

automatic_jobs contains job.id if {
	some job in input.job
	some trigger in job.triggers
	trigger != "workflow_dispatch"
	not regex.match(`(?i)sandbox|preview|destroy|tear.?down|e2e|test`, job.key)
}
