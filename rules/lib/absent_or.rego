# Attributes whose default can also be written down.
package debt.lib

# absent_or: path is certainly not set, or certainly has value, which means the
# same. It gives what stands there, for the evidence: "absent", or value.
absent_or(row, path, _) := "absent" if absent(row, path)

absent_or(row, path, value) := value if {
	_lookup(row, path) == value
	not _doubtful(row, path)
}
