# What an attribute can be, for rules that compare two of them: a timeout here with
# a timeout there.
package debt.lib

# cases: the values of path, each with the condition and branch that select it,
# which are "" and true for a certain one. What is not set has the value standard,
# and is shown as "absent". What an attribute is while variables keep their
# defaults is no case, since callers replace defaults.
cases(row, path, _) := {{"value": value, "shown": value, "condition": "", "branch": true}} if {
	value := _lookup(row, path)
	value != null
	not _doubtful(row, path)
}

cases(row, path, standard) := {{"value": standard, "shown": "absent", "condition": "", "branch": true}} if {
	absent(row, path)
	not row.maybe[path]
}

cases(row, path, standard) := {case |
	some alternative in row.maybe[path]
	alternative.condition != "variables keep their defaults"
	case := object.union(
		{"condition": alternative.condition, "branch": alternative.branch},
		_outcome(alternative, standard),
	)
} if {
	row.maybe[path]
}

_outcome(alternative, standard) := {"value": standard, "shown": "absent"} if alternative.absent

_outcome(alternative, _) := {"value": alternative.value, "shown": alternative.value} if not alternative.absent

# together: two cases can be at the same time.
together(one, other) if one.condition != other.condition

together(one, other) if one.branch == other.branch

# shown: what stands at path, for the evidence: its certain value, the values of
# its branches, or "absent".
shown(row, path) := one if {
	all := {case.shown | some case in cases(row, path, null)}
	count(all) == 1
	some one in all
}

shown(row, path) := sort(all) if {
	all := {case.shown | some case in cases(row, path, null)}
	count(all) > 1
}
