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
	is_number(alternative.value)
	alternative.value > 0
}
