# Switches.
package debt.lib

# off: the switch at path is certainly not on: not set, or false. A false value
# that stands alone would end a rule, so absent_or does not do for it.
off(row, path) if absent(row, path)

off(row, path) if {
	_lookup(row, path) == false
	not _doubtful(row, path)
}
