# METADATA
# title: State or plan file is in git
# description: >-
#   A state file holds every attribute in clear text, passwords and keys included, and anybody who ever cloned the
#   repository has them. It is also a second truth: whoever applies from an old checkout undoes what others did.
#   Encrypted state, and state that describes nothing, are left alone.
#   Off by default: 2 of 6 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/state/sensitive-data
#   - https://developer.hashicorp.com/terraform/language/state/remote
# custom:
#   id: STA-002
#   severities: [critical, high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [file name]
#   serves: ["3d", "7a"]
#   remediation: >-
#     Move the state to a remote backend, git rm the file, add it to .gitignore, and rotate every secret that it held.
#     Removing it from history does not make it unread.
#   effort: 60m
#   since: 0.1.0
package debt.rules["hidden-state"]["state-file-committed"]

import data.debt.lib

findings contains {
	"at": file.at,
	"key": [file.name],
	"message": sprintf("the Terraform state file %s is in git, for everybody who can read the repository", [file.at.path]),
	"evidence": {"encrypted": false},
	"severity": "critical",
} if {
	some file in input.state["state-file"]
	file.attrs.encrypted == false
	file.attrs.empty == false
	lib.live(file)
}

# A saved plan holds the state it was made from.
findings contains {
	"at": file.at,
	"key": [file.name],
	"message": sprintf("the saved Terraform plan %s is in git, for everybody who can read the repository", [file.at.path]),
	"evidence": {"encrypted": false},
	"severity": "high",
} if {
	some file in input.state["plan-file"]
	file.attrs.encrypted == false
	lib.live(file)
}
