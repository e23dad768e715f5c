# Whether a row is really there. A count that is a conditional makes it so in
# some configuration, and there it owes its debt: that is often production.
package debt.lib

# exists: the row is certainly there, or is in one branch of a conditional
# count. It is for rules that find a row misconfigured; where a row is the
# answer to "is there one for X", only row.exists == "yes" will do.
exists(row) if row.exists == "yes"

exists(row) if {
	row.exists == "unknown"
	some alternative in row.maybe.count
	_makes_some(alternative)
}

exists(row) if {
	row.exists == "unknown"
	some alternative in row.maybe.for_each
	alternative.condition != "variables keep their defaults"
	_makes_some(alternative)
}

# _makes_some: with this alternative of its count or for_each there is a row.
_makes_some(alternative) if {
	is_number(alternative.value)
	alternative.value > 0
}

_makes_some(alternative) if {
	not is_number(alternative.value)
	not is_string(alternative.value)
	count(alternative.value) > 0
}
