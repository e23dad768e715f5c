# What a unit consists of.
package debt.lib

# parts: by unit, the types of resources that it manages and the modules that it
# calls, by the last name of their source: "aws_lb", "module vpc".
parts := _parts

_parts[row.unit] contains type if {
	some type, rows in input.resource
	some row in rows
}

_parts[call.unit] contains sprintf("module %s", [regex.replace(call.source, `\?.*$|(\.git)?$|^.*/`, "")]) if {
	some call in input.module
	call.source != ""
}
