# Whether somebody else could stumble over what is here.
package debt.lib

# alone: at most one person worked on the repository in the last 365 days.
alone if {
	input.history.complete
	input.history.active <= 1
}
