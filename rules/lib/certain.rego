# Values that are known whole.
package debt.lib

# certain: what path is, when it is set and nothing of it is unknown. A list or
# a block of which some member is not known has no certain value.
certain(row, path) := value if {
	value := _lookup(row, path)
	value != null
	not _doubtful(row, path)
}

# wherever: what path is wherever the row is planned. It is certain, or the only
# value that a map has for it, which may not be for every environment.
wherever(row, path) := certain(row, path)

wherever(row, path) := alternative.value if {
	count(row.maybe[path]) == 1
	some alternative in row.maybe[path]
	alternative.condition != "variables keep their defaults"
	not startswith(alternative.condition, "var-file == ")
}
