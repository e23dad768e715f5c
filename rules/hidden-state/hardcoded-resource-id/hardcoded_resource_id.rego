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
	first.row == [row.at.path, row.at.line, row.address]
}

others(0) := ""

others(1) := ", and such an id into another block of this directory"

others(n) := sprintf(", and such ids into %d other blocks of this directory", [n]) if n > 1

# firsts: by unit, the first block with such an id that is certainly there, and
# what all say, those too of which a count that is not known decides.
firsts := {unit: first |
	some unit, places in _typed
	[0, path, line, address, id, attribute] = min(places)
	ids := sort({place[4] | some place in places})
	first := {"row": [path, line, address], "id": id, "attribute": attribute, "blocks": count(places), "ids": array.slice(ids, 0, 10)}
}

_typed[row.unit] contains [doubt, row.at.path, row.at.line, row.address, found[0], found[1]] if {
	some row in suspects
	doubt := count([1 | not lib.exists(row)])
	found := min({[value, path] |
		some [path, text] in lib.typed(row, literal)
		not regex.match(`^(description|tags|tags_all|name)(\.|$)`, path)
		some value in regex.find_n(literal, text, 20)
	})
}

suspects contains row if {
	some kind, rows in input.resource
	startswith(kind, "aws_")
	not endswith(kind, "_accepter")
	some row in rows
	row.exists != "no"
	not lib.called(row)
	lib.live(row)
	some value in row.attrs
	regex.match(literal, text(value))
	lib.absent(row, "for_each")
}

text(value) := value if is_string(value)

text(value) := json.marshal(value) if type_name(value) in {"array", "object"}

literal := `\b(vpc|subnet|sg|rtb|tgw|tgw-attach|tgw-rtb|eipalloc|nat|igw|acl|vpce|pcx|fs|lt)-([0-9a-f]{17}|[0-9a-f]{8})\b`
