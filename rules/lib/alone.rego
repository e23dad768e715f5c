# Whether somebody else could stumble over what is here.
package debt.lib

# alone: at most one person worked on the repository in the last 365 days.
alone if {
	input.history.complete
	input.history.active <= 1
}

# alone_on_infrastructure: of all Terraform and pipelines, no unit has had two
# authors. Who forked a repository has its authors too, and none of them has to
# wait for the one who deploys.
alone_on_infrastructure if {
	input.history.complete
	count(_authors) > 0
	max(_authors) <= 1
}

_authors := {change.authors |
	some change in input.change
	regex.match(`^(terraform|pipeline):`, change.unit)
}
