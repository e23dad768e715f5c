# METADATA
# title: Roots read each other's state in a circle
# description: >-
#   None of them can be made before the others are there: after a loss, and in a new region or account, nobody can
#   start, and whoever knew the trick of the first day may be gone. Counted are reads that are certain and not switched
#   off, of the roots themselves and of the modules that they call.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/state/remote-state-data
# custom:
#   id: STA-006
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: absence
#   key: [the roots of the circle]
#   serves: ["3a", "7i", "5b"]
#   remediation: >-
#     Move what both need to a third root that reads neither, or pass names that follow a convention instead of
#     outputs. Then make everything from nothing once, in a test account.
#   effort: 2h
#   since: 0.1.0
package debt.rules["hidden-state"]["remote-state-circle"]

findings contains {
	"at": read.at,
	"key": circle,
	"message": sprintf("%s read each other's state: none can be made before the others", [concat(" and ", circle)]),
	"evidence": {"config": read.evidence, "roots": circle},
} if {
	some read in input.link
	some circle, first in entrances
	read == first
}

entrances := {circle: first |
	some circle in circles
	first := sort([[link.at.path, link.at.line, link] |
		some link in reads
		link.from == circle[0]
		circle[0] in graph.reachable(edges, {link.to})
	])[0][2]
}

# circles: roots of which each can be reached from each, sorted.
circles contains sort([other | some other in reach[root]; root in reach[other]]) if {
	some root in roots
	some other in reach[root]
	other != root
	root in reach[other]
}

# reach: the roots whose state a root reads, directly or not, itself too.
reach := {root: reached |
	some root in readers
	reached := intersection({graph.reachable(edges, {root}), roots})
}

readers contains link.from if {
	some link in reads
	link.from in roots
	states_are_read
}

states_are_read if {
	some link in reads
	link.kind == "state"
}

roots contains unit.id if {
	some unit in input.unit
	unit.role == "root"
}

edges := {from: ends | some from, ends in _edges}

_edges[link.from] contains link.to if some link in reads

reads contains link if {
	some link in input.link
	link.status == "resolved"
	link.kind in {"state", "module"}
	[link.from, link.at.path, link.at.line] in certain
}

# certain: readers and calls of modules that no condition switches off.
certain contains [row.unit, row.at.path, row.at.line] if {
	some row in input.data.terraform_remote_state
	row.exists == "yes"
}

certain contains [row.unit, row.at.path, row.at.line] if {
	some row in input.module
	row.exists == "yes"
}
