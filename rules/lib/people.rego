# What can be said about people at all, from history.
package debt.lib

# a_team: several people work on this repository, and its history is there from
# the beginning. That somebody is missing says something only then: where two
# people are active, the others may never have been more than two.
a_team if {
	input.history.complete
	input.history.active >= 5
}

# on: the day of a date and time, or "an unknown day".
on(time) := substring(time, 0, 10) if count(time) >= 10

on(time) := "an unknown day" if count(time) < 10
