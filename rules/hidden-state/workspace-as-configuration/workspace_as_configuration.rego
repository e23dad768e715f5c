# METADATA
# title: Selected workspace decides what is built, and nothing checks it
# description: >-
#   Which workspace is selected is not in the code: it is a file in somebody's folder. The same apply makes production
#   or a toy, and "default", or a name that is misspelt, silently gets the values of whatever comes last. Found are roots in which
#   three settings or more depend on the workspace and none fails for a workspace that is not expected, as a check, a validation
#   or a map that is indexed does. Silent where a pipeline of the repository selects the workspace, since then that is in
#   the code; what only carries the workspace in its name does not count.
#   Off by default: 0 of 4 findings were right; what is looked up by the workspace's name fails for an unknown one.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/state/workspaces
#   - https://developer.hashicorp.com/terraform/cli/workspaces#when-not-to-use-multiple-workspaces
# custom:
#   id: STA-014
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: change
#   key: ["workspace"]
#   serves: ["3a", "3f"]
#   remediation: >-
#     Give each environment a root or a file of values of its own; until then, add a precondition that lists the workspaces there are.
#   effort: 4h
#   since: 0.2.0
package debt.rules["hidden-state"]["workspace-as-configuration"]

import data.debt.lib

findings contains {
	"at": first.at,
	"key": ["workspace"],
	"message": sprintf("%d settings hang on the workspace that happens to be selected, such as %s of %s; none fails for an unknown one", [
		count(names), first.name, first.in,
	]),
	"evidence": {"choices": count(names), "name": first.name},
} if {
	some first in input.workspace_use
	names := settings[first.unit]
	count(names) >= 3
	[first.at.path, first.at.line, first.id] == earliest[first.unit]
	input.units[first.unit].role == "root"
	not first.unit in guarded
	not selected
}

settings := {unit: names | some unit in {use.unit | some use in choices}; names := {[use.in, use.name] | some use in choices; use.unit == unit}}

earliest := {unit: min(places) |
	some unit in object.keys(settings)
	places := {[use.at.path, use.at.line, use.id] | some use in choices; use.unit == unit}
}

choices contains use if {
	some use in input.workspace_use
	use.kind == "choice"
	lib.live(use)
	not lib.shelved(use)
}

guarded contains use.unit if {
	some use in input.workspace_use
	use.kind == "guard"
}

# selected: some pipeline or script says which workspace it is.
selected if {
	some tool in ["terraform", "tofu", "terragrunt"]
	some command in input.command[tool]
	"workspace" in command.argv
	some verb in ["select", "new"]
	verb in command.argv
}

selected if {
	some step in input.step
	"TF_WORKSPACE" in step.env
}

selected if {
	some step in input.step
	contains(step.run, "TF_WORKSPACE")
}
