# METADATA
# title: Ids of resources are typed in
# description: >-
#   The id of a network, a gateway or a group is written out where a reference or a look-up could stand. The thing it
#   names is not managed here, so when it is rebuilt, it gets another id and this code fails, or keeps routing to what is
#   gone. One finding for each unit, at its first block. Left out are look-ups, variables and local values, which are one place to keep an
#   id, lists that a for_each goes through, descriptions and tags, what is made from a copy (snapshots, volumes, machines
#   and images), and what another account offers and only tells by its id: services of endpoints, and attachments to
#   accept.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/data-sources
# custom:
#   id: STA-013
#   severities: [low]
#   confidence: high
#   default: on
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: ["ids"]
#   serves: ["7a", "3a"]
#   remediation: >-
#     Reference the resource, read it from the state of the unit that manages it, or look it up by a tag in one data
#     source.
#   effort: 30m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["hidden-state"]["hardcoded-resource-id"]

import data.debt.lib

findings contains {
	"at": row.at,
	"key": ["ids"],
	"message": sprintf("%s is typed into %s%s", [first.id, row.address, others(first.blocks - 1)]),
	"evidence": {first.attribute: first.id, "ids": first.ids},
} if {
	some row in suspects
	first := firsts[row.unit]
	[row.resource, row.attribute, row.name] == [first.resource, first.attribute, first.id]
}

others(0) := ""

others(1) := ", and such an id into another block of this directory"

others(n) := sprintf(", and such ids into %d other blocks of this directory", [n]) if n > 1

# firsts: by unit, the first block with such an id that is certainly there, and
# what all say, those too of which a count that is not known decides.
firsts := {unit: first |
	some unit in {row.unit | some row in suspects}
	places := {[count([1 | not row.installed]), row.at.path, row.at.line, row.resource, row.name, row.attribute] |
		some row in suspects
		row.unit == unit
	}
	[0, _, _, resource, id, attribute] = min(places)
	ids := sort({place[4] | some place in places})
	blocks := {place[3] | some place in places}
	first := {"resource": resource, "id": id, "attribute": attribute, "blocks": count(blocks), "ids": array.slice(ids, 0, 10)}
}

suspects contains row if {
	some row in input.identifier
	row.kind in kinds
	not endswith(row.type, "_accepter")
	not regex.match(`^(description|tags|tags_all|name)(\.|$)`, row.attribute)
	row.exists != "no"
	not row.each
	lib.live(row)
}

kinds := {
	"vpc", "subnet", "sg", "rtb", "tgw", "tgw-attach", "tgw-rtb", "eipalloc", "nat", "igw", "acl", "vpce", "pcx", "fs", "lt",
}
