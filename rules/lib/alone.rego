# Whether somebody else could stumble over what is here.
package debt.lib

# alone: one person made all commits of the repository.
alone if {
	input.history.complete
	input.history.people == 1
}
