# METADATA
# title: Two roots write to the same state
# description: >-
#   Each apply of the one plans the destruction of everything that the other made, because a state is the list of what
#   belongs to a root. It is most often a copied backend block. Backends are compared by what they evaluate to; those
#   that the command line completes, and templates, are not judged, nor is a copy that cannot be planned, because a
#   module of the repository that it calls is not there.
#   Off by default: 5 of 5 findings were right, but they were found in two repositories only.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/backend
#   - https://developer.hashicorp.com/terraform/language/state/workspaces
# custom:
#   id: STA-005
#   severities: [critical]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: absence
#   key: [the state]
#   serves: ["3a", "3f", "I1"]
#   remediation: >-
#     Find out which of the roots is applied. Delete the other; or give it a key of its own and move what is its own
#     there with terraform state mv.
#   effort: 1h
#   since: 0.1.0
package debt.rules["hidden-state"]["state-shared-by-roots"]

import data.debt.lib

findings contains {
	"at": later.at,
	"key": [object],
	"message": sprintf("%s writes to the state of %s: %s", [later.unit, concat(" and ", others), object]),
	"evidence": {"key": object, "roots": roots},
} if {
	some later in input.state.backend
	object := later.object
	roots := sort([root.unit | some root in written[object]])
	count(roots) > 1
	later.unit == roots[count(roots) - 1]
	others := array.slice(roots, 0, count(roots) - 1)
	not completed
}

written := {object: roots | some object, roots in _written}

_written[backend.object] contains backend if {
	some backend in input.state.backend
	backend.object
	backend.name != "local" # a file of the working copy, of which there may be many
	lib.live(backend)
	not lib.shelved(backend)
	input.units[backend.unit].role == "root"
	not backend.unit in generated
	not backend.unit in lib.broken_copies
}

# What generates code may write another backend.
generated contains state.unit if some state in input.state.generator

completed if regex.match(`-backend-config|TF_CLI_ARGS_init`, input.step[_].run)

completed if "run" in input.step[_].unsure

completed if {
	some call in input.command.terraform
	"-backend-config" in call.flags
}
