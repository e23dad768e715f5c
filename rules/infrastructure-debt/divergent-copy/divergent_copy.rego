# METADATA
# title: One of several copies lacks what protects the others
# description: >-
#   Somebody made the copies safer and missed one, and that is the one that fails. Compared are blocks with the same
#   address in directories that are siblings, and only arguments that decide what can be brought back: queues of dead
#   letters, backups, protection against deletion, and zones. Three or more copies and three in four agree on a value, and
#   this one lacks it, switches it off or keeps backups for a shorter time, without a condition. A copy whose path says
#   that it is not for production may differ, as may what holds logs.
#   Off by default: 0 of 5 findings were right, all of them about other arguments, which it compares no more; not judged
#   since.
# schemas:
#   - input: schema.facts
# custom:
#   id: DEB-008
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: change
#   key: [block address, argument]
#   serves: ["7g", "7i", "6c"]
#   remediation: Give the block what its copies have, or write beside it why it must differ. Then make one module of them.
#   effort: 1h
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["divergent-copy"]

import data.debt.lib

findings contains {
	"at": row.at,
	"key": [row.name, difference.path],
	"message": sprintf("%s %s, unlike %d of its %d copies (%v)", [row.name, says[place], difference.agree, row.members, usual[place]]),
	"evidence": {difference.path: value[place], "usual": usual[place], "agree": difference.agree, "copies": row.members},
} if {
	some row in input.copy
	row.kind == "block"
	lib.live(row)
	not lib.shelved(row)
	not lib.rehearses(row.at.path)
	not regex.match(`(?i)(^|[^a-z])(pocs?|sandbox|playground|logs?|logging)([^a-z]|$)`, concat(" ", [row.name, row.at.path]))
	some difference in row.differs
	not difference.unset
	regex.match(protective, difference.path)
	place := [row.id, difference.path]
	lib.less_safe(difference.path, value[place], usual[place])
}

# differences: what there is to word, by block and argument.
differences := {[row.id, difference.path]: difference | some row in input.copy; some difference in row.differs}

value := object.union({place: "absent" | some place, _ in differences}, {place: difference.value | some place, difference in differences})

says := object.union(
	{place: sprintf("does not set %s", [place[1]]) | some place, _ in differences},
	{place: sprintf("sets %s to %v", [place[1], difference.value]) | some place, difference in differences},
)

usual := object.union({place: "set" | some place, _ in differences}, {place: difference.usual | some place, difference in differences})

protective := concat("", [
	`(^|\.)(redrive_policy|dead_letter_config.*|deletion_protection(_enabled)?|deletion_policy|multi_az|backup_retention_period|`,
	`point_in_time_recovery\.0\.enabled|skip_final_snapshot|force_destroy|prevent_destroy|automatic_failover_enabled)$`,
])
