# Which scanners for security the pipelines of this repository run.
package debt.lib

# running_scanners: scanners whose suppressions somebody's checks read, as far
# as pipelines and scripts show. Trivy reads those of tfsec too.
running_scanners contains tool if {
	some tool in _scanners
	some command in input.command[tool]
	live(command)
}

running_scanners contains tool if {
	some step in input.step
	some tool in _scanners
	contains(lower(step.uses), tool)
}

# Bundles of scanners.
running_scanners contains tool if {
	some step in input.step
	regex.match(`(?i)/(super-linter|megalinter)(/|@)`, step.uses)
	some tool in _scanners
}

running_scanners contains "tfsec" if {
	some step in input.step
	contains(lower(step.uses), "trivy")
}

running_scanners contains "tfsec" if {
	some command in input.command.trivy
	live(command)
}

_scanners := {"checkov", "kics", "semgrep", "terrascan", "tfsec", "trivy"}
