# Values that are typed in where they stand.
package debt.lib

# typed: the strings of a row that match pattern, as [path, value], without those
# that come through a variable, a local value or another row: where those are
# kept, they are kept once. What a module is given by its caller is not typed
# in the module either.
typed(row, _) := set() if called(row)

typed(row, pattern) := {[path, value] |
	walk(row.attrs, [place, value])
	is_string(value)
	regex.match(pattern, value)
	path := concat(".", [key | some key in place; is_string(key)])
	not _handed_on(row, path)
} if {
	not called(row)
}

_handed_on(row, path) if {
	some reference in row.references
	_related(reference.attribute, path)
}
