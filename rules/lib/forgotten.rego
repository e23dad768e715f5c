# Which units have lost everybody who worked on them.
package debt.lib

# remembered: units in use whose history was read whole and in which people,
# not automation or imports alone, meant them.
remembered contains change.unit if {
	some change in input.change
	change.unit in in_use
	change.complete
	change.authors > 0
	not change.imported
}

# forgotten: those of them that nobody active here ever worked on, nor on what
# lies below them.
forgotten contains change.unit if {
	some change in input.change
	change.unit in remembered
	change.present == 0
	change.knowers == 0 # authors of files that moved in from elsewhere
	not change.unit in _known_below
}

_known_below contains id if {
	some change in input.change
	change.present > 0
	folders := split(input.units[change.unit].path, "/")
	some depth, _ in folders
	depth > 0
	id := sprintf("terraform:%s", [concat("/", array.slice(folders, 0, depth))])
}

# forgotten_parts: those that are a part of another one, because they lie below
# it, or only forgotten units need them. Whoever takes that one over gets them.
forgotten_parts contains id if {
	some id in forgotten
	count(users[id]) > 0
	count(users[id] - forgotten) == 0
}

forgotten_parts contains id if {
	some id in forgotten
	folders := split(input.units[id].path, "/")
	some depth, _ in folders
	depth > 0
	sprintf("terraform:%s", [concat("/", array.slice(folders, 0, depth))]) in forgotten
}

# forgotten_work: what there is to understand in a forgotten unit: resources,
# commands, calls of modules that are elsewhere or forgotten themselves.
forgotten_work := {unit: ids | some unit, ids in _work}

_work[row.unit] contains row.id if {
	some rows in input.resource
	some row in rows
	row.unit in forgotten
	not called(row)
}

_work[row.unit] contains row.id if {
	some row in input.module
	row.unit in forgotten
	not startswith(row.source, ".")
}

_work[link.from] contains link.to if {
	some link in input.link
	link.from in forgotten
	link.to in forgotten
	link.status == "resolved"
}

_work[row.unit] contains row.id if {
	some rows in input.command
	some row in rows
	row.unit in forgotten
}
