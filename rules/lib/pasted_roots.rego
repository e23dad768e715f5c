# Copies of roots that were forgotten on the day they were made.
package debt.lib

# pasted_roots: Terraform directories that came whole with one commit and were
# never touched again, while an older root writes the very same state, or that
# cannot be planned; and what stands below them and is no older. What is said of the older one is not said
# twice. Whoever runs the copy has a link to it.
pasted_roots contains unit.id if {
	some copy in _pasted
	some unit in input.unit
	unit.id == copy
}

pasted_roots contains unit.id if {
	some copy in _pasted
	some unit in input.unit
	startswith(unit.path, concat("", [input.units[copy].path, "/"]))
	_born[unit.id] == _born[copy]
	_changed[unit.id] == _born[unit.id]
}

_pasted contains unit if {
	some i, [object, born, unit] in _sharing
	_sharing[i - 1][0] == object
	_sharing[i - 1][1] < born
	_changed[unit] == born
	not unit in _run
}

_pasted contains unit if some unit in broken_copies

# _sharing: roots that write a state which others write too, by state and age.
_sharing := sort([[object, born, unit] |
	some [object, unit] in _written
	object in _shared
	born := _born[unit]
])

_shared := {object | some i, [object, _] in _written; _written[i - 1][0] == object}

_written := sort([[state.object, state.unit] |
	some state in input.state.backend
	state.object
	state.name != "local"
	not state.at.context
])

# broken_copies: roots that cannot be planned, as a module of the repository that
# they call is not there, and whose state another root writes that can be. What
# generates code may bring the module too.
broken_copies := {unit |
	some [object, unit] in _written
	object in _shared
	unit in _broken
	object in _plannable
}

_plannable := {object | some [object, unit] in _written; not unit in _broken}

_broken := {link.from | some link in input.link; link.kind == "module"; link.status == "dangling"} -
	{state.unit | some state in input.state.generator}

_run contains link.to if {
	some link in input.link
	link.kind in {"plans", "deploys"}
}

_born := {change.unit: change.created_at | some change in input.change; change.complete; change.created_at}

_changed := {change.unit: change.last_touched_at | some change in input.change; change.complete; change.last_touched_at}
