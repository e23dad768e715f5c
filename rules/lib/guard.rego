# Checks of infrastructure code in pipelines: what is one.
package debt.lib

# guards: the tools that a step runs as checks.
guards(step) := {tool | tool := guard_action(step.uses)} | {tool | some tool in guard_commands(step.run)}

# guard_action: the tool that an action runs as a check.
guard_action(uses) := regex.find_n(`checkov|trivy|tfsec|tflint|kics|terrascan|conftest|kubeconform|kube-linter|hadolint`, uses, 1)[0] if {
	regex.match(`(?i)(checkov|trivy|tfsec(-[a-z-]+)?|tflint|kics(-github)?|terrascan|conftest|kubeconform|kube-linter|hadolint)(-action)?@`, uses)
	not regex.match(`(?i)setup|install`, uses)
}

# guard_commands: the tools that lines of a script run as checks.
guard_commands(script) := {tool |
	some line in split(_joined(script), "\n")
	tool := _guard_line(line)
}

# _joined: continued lines are one.
_joined(script) := regex.replace(script, `\\\r?\n`, " ")

# _guard_line: the tool that a line runs, where running it is a check.
_guard_line(line) := tool if {
	found := regex.find_all_string_submatch_n(
		`^[ \t]*(?:sudo[ \t]+)?(checkov|tfsec|tflint|terrascan|kubeconform|kube-linter|hadolint|(?:trivy (?:config|fs|conf|image))|conftest (?:test|verify)|(?:terraform|tofu)(?: -chdir=\S+)? (?:validate|test))(?:[ \t]|$)`,
		line, 1,
	)
	tool := found[0][1]
	not regex.match(`[ \t](--init|--version|-v|version|init|help|--help)([ \t]|$)`, line)
}

# may_match: the field of a row that has no attrs (a step or job) matches, or is
# not known.
may_match(row, field, pattern) if regex.match(pattern, row[field])

may_match(row, field, _) if field in row.unsure
