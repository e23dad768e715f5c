# METADATA
# title: Module source follows a branch or has no version
# description: >-
#   Nothing locks the version of a module. Without one, the same commit plans something else next week, and the
#   person who reverts a bad release finds that there is nothing to revert. An abbreviated hash is not flagged: it is
#   poor style, but it does not move. All calls of one source in a unit are one finding.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/modules/sources#selecting-a-revision
#   - https://developer.hashicorp.com/terraform/language/modules/syntax#version
# custom:
#   id: DEP-001
#   severities: [high, medium]
#   confidence: high
#   default: on
#   evidence: thin
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [module source]
#   serves: ["7b", "7a"]
#   remediation: Pin the source to a release, with ?ref= for git or version for a registry, and let a bot move it.
#   effort: 10m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["module-source-floating"]

import data.debt.lib

findings contains {
	"at": call.at,
	"key": [source],
	"message": sprintf("%s%s: %s", [call.key, lib.and_more(count(same)), message]),
	"evidence": evidence,
	"severity": severity,
} if {
	some [call, message, evidence, severity] in floating
	unit := call.unit
	source := call.name
	same := {place | some [p, _, _, _] in floating; p.unit == unit; p.name == source; place := [p.at.path, p.at.line, p.key]}
	[call.at.path, call.at.line, call.key] == min(same)
}

floating contains [pin, message, {"version": "absent"}, "high"] if {
	some pin in running
	pin.source_type == "git"
	lib.unset(pin, "version")
	message := sprintf("no ref, so the default branch of %s is taken", [pin.name])
}

floating contains [pin, message, {"version": pin.version}, "high"] if {
	some pin in running
	pin.ref_kind == "branch"
	message := sprintf("taken from the branch %s of %s", [pin.version, pin.name])
}

floating contains [pin, message, {"constraint": "absent"}, "high"] if {
	some pin in running
	pin.source_type == "registry"
	lib.unset(pin, "constraint")
	message := sprintf("no version, so the newest %s is taken", [pin.name])
}

floating contains [pin, message, {"constraint": pin.constraint}, "medium"] if {
	some pin in running
	pin.source_type == "registry"
	regex.match(`^\s*(>=?|!=)[^,]*(,\s*(>=?|!=)[^,]*)*$`, pin.constraint)
	message := sprintf("any %s %s is taken, the next major too", [pin.name, pin.constraint])
}

running contains pin if {
	some pin in input.pin.module
	lib.live(pin)
	not lib.shelved(pin)
}
