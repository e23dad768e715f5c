# What a unit consists of.
package debt.lib

# unit_parts: by unit, the types of resources that it manages and the modules that it
# calls, by the last name of their source: "aws_lb", "module vpc".
unit_parts := _unit_parts

_unit_parts[row.unit] contains type if {
	some type, rows in input.resource
	some row in rows
}

_unit_parts[call.unit] contains sprintf("module %s", [name]) if {
	some call in input.module
	call.source != ""
	name := regex.replace(trim_suffix(split(call.source, "?")[0], ".git"), `^.*/`, "")
}
