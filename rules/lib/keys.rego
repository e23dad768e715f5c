# Keys of an object whose values may not be known.
package debt.lib

# keys: the keys that the object at path certainly has; their values may be
# unknown. It is undefined when there may be others.
keys(row, path) := known | {key |
	some doubt in object.get(row, "unsure", [])
	startswith(doubt, concat("", [path, "."]))
	key := split(substring(doubt, count(path) + 1, -1), ".")[0]
} if {
	found := _lookup(row, path)
	is_object(found)
	known := object.keys(found)
	not _elsewhere(row, path)
}

# _elsewhere: what stands at path comes from somewhere that is not known.
_elsewhere(row, path) if path in row.unsure

_elsewhere(row, path) if _below_doubt(row, path)
