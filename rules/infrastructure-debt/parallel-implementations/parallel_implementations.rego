# METADATA
# title: Old and new stand side by side
# description: >-
#   A migration that stopped half-way costs twice: both are paid, both must be patched, and in an incident nobody is
#   sure which one serves. Found are sibling directories whose names differ only by a word such as new, old, legacy, v2
#   or upgrade, which manage mostly the same types of resources or call the same modules, and are both more than 180 days old.
#   Where three other siblings consist of the same, that is how all are laid out, and says nothing about these two.
#   Off by default: it was found only twice in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://martinfowler.com/bliki/StranglerFigApplication.html
# custom:
#   id: DEB-011
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: clock
#   key: [both units]
#   serves: ["7f", "7d"]
#   remediation: Decide which one stays, set a day for the end of the other, move what still uses it, and delete it.
#   effort: 16h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["parallel-implementations"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": sort([unit.id, other.id]),
	"message": sprintf("%s and %s do the same side by side, both for more than 180 days", [unit.path, other.path]),
	"evidence": {"path": unit.path, "other": other.path, "shared": sort(shared)},
} if {
	some name, ids in families
	some marked_id in ids
	unit := input.units[marked_id]
	marked(unit.path)
	some id in ids - {marked_id}
	other := input.units[id]
	not both_marked_earlier(unit.path, other.path)
	shared := lib.unit_parts[marked_id] & lib.unit_parts[id]
	count(shared) >= 3
	3 * count(shared) >= 2 * max([count(lib.unit_parts[marked_id]), count(lib.unit_parts[id])])
	name != ""
	count(alike(unit.path, shared)) < 3 + 2
}

# alike: the directories beside path that have all these parts, itself included.
alike(path, parts) := {id |
	some id, others in lib.unit_parts
	beside(input.units[id].path, path)
	count(parts - others) == 0
}

beside(path, other) if regex.replace(path, `[^/]*$`, "") == regex.replace(other, `[^/]*$`, "")

# Of two marked ones the later in the alphabet is reported.
both_marked_earlier(path, other) if {
	marked(other)
	path < other
}

marked(path) if regex.match(words, path)

words := `(?i)([-_](new|old|v[2-9]|legacy|deprecated|upgrade|upgraded|migration|copy|bak|backup-old|orig)|(/|^)(new|old|legacy)[-_][^/]*)$|[-_](new|old|legacy)[-_][^/]*$`

# families: units that are old enough, by their paths without such a word.
families := {name: ids | some name, ids in members; count(ids) > 1}

members[name] contains unit.id if {
	some unit in input.unit
	unit.role in {"root", "module"}
	lib.live(unit)
	not lib.shelved(unit)
	unit.id in settled
	name := trim(regex.replace(unit.path, `(?i)(^|[-_/])(new|old|v[2-9]|legacy|deprecated|upgrade|upgraded|migration|copy|bak|orig)($|[-_])`, "${1}"), "-_")
}

settled contains change.unit if {
	some change in input.change
	time.parse_rfc3339_ns(input.now) - time.parse_rfc3339_ns(change.created_at) > 180 * 24 * 3600 * 1000000000
}
