# What another scanner is told not to ask about.
package debt.lib

# silenced: inside the row's block, or right above it, one of the checks of
# another scanner is silenced. Somebody decided about this very matter, or should
# say why; either way it is told there, and not twice.
silenced(row, checks) if {
	some [rule, line] in _silencings[row.at.path]
	rule in checks
	line >= row.at.line - 2
	line <= row.at.end_line
}

# _silencings: by path, the checks that are silenced there and in which line. It
# is one value: a large estate has thousands of them, and of what they may be about.
_silencings := {path: spots |
	some path in {marker.at.path | some marker in input.marker.suppressed}
	spots := {[marker.rule, marker.at.line] |
		some marker in input.marker.suppressed
		marker.at.path == path
	}
}
