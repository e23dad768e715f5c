# What a unit consists of.
package debt.lib

# unit_parts: by unit, the types of resources that it manages and the modules that it
# calls, by the last name of their source: "aws_lb", "module vpc".
unit_parts := {unit: types |
	some unit in {unit | some [unit, _] in _parts}
	types := {type |
		some [owner, type] in _parts
		owner == unit
	}
}

_parts contains [row.unit, type] if {
	some type, rows in input.resource
	some row in rows
}

_parts contains [call.unit, sprintf("module %s", [name])] if {
	some call in input.module
	call.source != ""
	name := regex.replace(trim_suffix(split(call.source, "?")[0], ".git"), `^.*/`, "")
}
