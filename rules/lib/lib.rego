# Helpers about values that may not be known. A row keeps what is certain in
# attrs, alternatives of a conditional in maybe, and every uncertain path in
# unsure; each helper holds only for what is certain, unless it says otherwise.
#
# Paths use dots, with the index of a repeated block: "redrive_policy",
# "lifecycle.0.ignore_changes". A block's own type is a path too.
package debt.lib

# absent: path is certainly not set. An explicit null is not set either.
absent(row, path) if {
	not _set(row, path)
	not _may_be_set(row, path)
}

# present: path is certainly set, whatever its value.
present(row, path) if _set(row, path)

present(row, path) if {
	count(row.maybe[path]) > 1 # both branches of a conditional
	every alternative in row.maybe[path] {
		not alternative.absent
		not alternative.unknown
	}
}

# possibly: path has value, certainly or in one branch of a conditional.
possibly(row, path, value) if {
	value != null
	_lookup(row, path) == value
}

possibly(row, path, value) if {
	some alternative in row.maybe[path]
	alternative.value == value
}

# size: how many elements or blocks path certainly has. It is undefined when
# there may be others than those shown.
size(row, path) := count(found) if {
	found := _lookup(row, path)
	not is_null(found)
	not _doubtful(row, path)
}

size(row, path) := 0 if absent(row, path)

# unset: the field of a row that has no attrs (a pin, job, step or workflow) is
# certainly not written.
unset(row, field) if {
	not field in object.keys(row)
	not field in object.get(row, "unsure", [])
}

# unsure: nothing certain can be said about path.
unsure(row, path) if _doubtful(row, path)

# live: the row is code that is meant to run, not an example, a test, a sandbox, a
# module that nothing calls, somebody
# else's code, a template's input or a patch, and its repository is looked after.
live(row) if {
	not row.at.context
	not input.repository.retired
}

live(row) if {
	row.at.context == ""
	not input.repository.retired
}

# _set: attrs has a value at path. Most paths are a top-level name, which needs
# no splitting; absent is called for every row of a table.
_set(row, path) if row.attrs[path] != null

_set(row, path) if {
	contains(path, ".")
	_lookup(row, path) != null
}

# _may_be_set: path is uncertain, and not because every branch leaves it out.
_may_be_set(row, path) if {
	path in row.unsure
	not _never_set(row, path)
}

_may_be_set(row, path) if {
	some alternative in row.maybe[path]
	not alternative.absent
}

# Of what was read without a grammar, only the names are known.
_may_be_set(row, _) if row.at.read == "fallback"

_may_be_set(row, path) if _below_doubt(row, path)

_may_be_set(row, path) if _holds_doubt(row, path)

_never_set(row, path) if {
	count(row.maybe[path]) > 1 # both branches of a conditional
	every alternative in row.maybe[path] {
		alternative.absent
	}
}

# _lookup finds what is certain at path; null when there is nothing.
_lookup(row, path) := object.get(row.attrs, _keys(path), null)

# _keys splits a path; an index is a number.
_keys(path) := [key | some part in split(path, "."); key := _key(part)]

_key(part) := to_number(part) if regex.match(`^[0-9]+$`, part)

_key(part) := part if not regex.match(`^[0-9]+$`, part)

# _doubtful: path, something it is part of, or a part of it is uncertain.
_doubtful(row, path) if path in row.unsure

_doubtful(row, path) if _below_doubt(row, path)

_doubtful(row, path) if _holds_doubt(row, path)

_below_doubt(row, path) if {
	contains(path, ".")
	some doubt in row.unsure
	startswith(path, concat("", [doubt, "."]))
}

_holds_doubt(row, path) if strings.any_prefix_match(row.unsure, concat("", [path, "."]))
