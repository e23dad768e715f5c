# Which units are in use here, and by which others.
package debt.lib

# in_use: live units that something runs, as far as the repository shows it:
# roots, images, pipelines that something starts, and what another live unit
# needs. A module that nothing calls is not in use.
in_use contains unit.id if {
	some unit in input.unit
	unit.role == "root"
	_counts(unit)
}

in_use contains unit.id if {
	some unit in input.unit
	unit.kind == "image"
	_counts(unit)
}

in_use contains unit.id if {
	some unit in input.unit
	unit.kind == "pipeline"
	not unit.id in idle_pipelines
	_counts(unit)
}

in_use contains unit.id if {
	some unit in input.unit
	count(users[unit.id]) > 0
	_counts(unit)
}

_counts(unit) if {
	live(unit)
	not shelved(unit)
}

# users: the live units that need a unit. A value is looked up without
# evaluating the rule behind it again for every key.
users := {unit: others |
	some unit in {unit | some [unit, _] in _uses}
	others := {other |
		some [used, other] in _uses
		used == unit
	}
}

_uses contains [link.to, link.from] if {
	some link in input.link
	link.status == "resolved"
	link.from != link.to
	live(input.units[link.from])
}
