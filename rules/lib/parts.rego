# What a unit consists of.
package debt.lib

# unit_parts: by unit, the types of resources that it manages and the modules that it
# calls, by the last name of their source: "aws_lb", "module vpc".
unit_parts := _unit_parts

# To add a part to what a unit has costs time for every unit there is, so each is added
# once: a large root has thousands of resources of the same few types.
_unit_parts[unit] contains type if {
	some type, units in _units_with
	some unit in units
}

_units_with := object.union(
	{type: {row.unit | some row in rows} | some type, rows in input.resource},
	_calling_units,
)

_calling_units[sprintf("module %s", [name])] contains call.unit if {
	some call in input.module
	call.source != ""
	name := regex.replace(trim_suffix(split(call.source, "?")[0], ".git"), `^.*/`, "")
}
