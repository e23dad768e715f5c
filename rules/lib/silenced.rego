# What another scanner is told not to ask about.
package debt.lib

# silenced: inside the row's block, or right above it, one of the checks of
# another scanner is silenced. Somebody decided about this very matter, or should say why; either
# way it is told there, and not twice.
silenced(row, checks) if {
	some marker in input.marker.suppressed
	marker.rule in checks
	marker.at.path == row.at.path
	marker.at.line >= row.at.line - 2
	marker.at.line <= row.at.end_line
}
