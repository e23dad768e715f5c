# METADATA
# title: Ids of resources are typed in
# description: >-
#   The id of a network, a gateway or a group is written out where a reference or a look-up could stand. The thing it
#   names is not managed here, so when it is rebuilt, it gets another id and this code fails, or keeps routing to what is
#   gone. One finding for each unit. Left out are look-ups, variables and local values, which are one place to keep an
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
	"at": unit.at,
	"key": ["ids"],
	"message": sprintf("%s is typed into %s; blocks here with such an id: %d or more", [ids[first], first, count(places)]),
	"evidence": {"ids": array.slice(sort({id | some _, id in ids}), 0, 10), "resources": array.slice(sort(places), 0, 10)},
} if {
	some unit in input.unit
	ids := typed[unit.id]
	places := object.keys(ids)
	first := min(places)
}

typed := {id: ids | some id in {row.unit | some row in suspects}; ids := {row.address: min(found) |
	some row in suspects
	row.unit == id
	found := {value |
		some [path, text] in lib.typed(row, literal)
		not regex.match(`^(description|tags|tags_all|name)(\.|$)`, path)
		some value in regex.find_n(literal, text, 20)
	}
}}

suspects contains row if {
	some kind, rows in input.resource
	startswith(kind, "aws_")
	not endswith(kind, "_accepter")
	some row in rows
	lib.exists(row)
	lib.live(row)
	lib.absent(row, "for_each")
	regex.match(literal, json.marshal(row.attrs))
}

literal := `\b(vpc|subnet|sg|rtb|tgw|tgw-attach|tgw-rtb|eipalloc|nat|igw|acl|vpce|pcx|fs|lt)-([0-9a-f]{17}|[0-9a-f]{8})\b`
