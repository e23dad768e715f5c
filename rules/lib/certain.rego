# Values that are known whole.
package debt.lib

# certain: what path is, when it is set and nothing of it is unknown. A list or
# a block of which some member is not known has no certain value.
certain(row, path) := value if {
	value := _lookup(row, path)
	value != null
	not _doubtful(row, path)
}
