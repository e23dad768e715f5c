# Commands that check infrastructure code, and can fail for what they find.
package debt.lib

# checks: commands with the check that each makes. One whose options are not all
# known may only ask for a version.
checks contains [command, tool] if {
	some tool in {"actionlint", "ansible-lint", "checkov", "hadolint", "kube-linter", "kubeconform", "shellcheck", "terrascan", "tflint", "tfsec"}
	some command in input.command[tool]
	_checking(command)
}

checks contains [command, sprintf("%s %s", [tool, verb])] if {
	some tool, verbs in {
		"conftest": {"test", "verify"},
		"terraform": {"test", "validate"},
		"tofu": {"test", "validate"},
		"trivy": {"conf", "config", "fs", "image"},
	}
	some command in input.command[tool]
	_checking(command)
	some verb in verbs
	verb in command.argv
}

checks contains [command, sprintf("%s fmt", [tool])] if {
	some tool in {"terraform", "tofu"}
	some command in input.command[tool]
	_checking(command)
	"fmt" in command.argv
	some flag in ["-check", "--check"]
	flag in command.flags
}

_checking(command) if {
	command.flags_known
	count([word | some word in command.argv; word in {"--help", "--init", "--version", "-h", "-v", "help", "init", "version"}]) == 0
}

# ignored_checks: checks whose failure a script hides, and whose output it does
# not hand on.
ignored_checks contains [command, tool] if {
	some [command, tool] in checks
	_hidden(command)
	not command.into
}

# Behind "set +e" the last command still decides, so that hides nothing for certain.
_hidden(command) if {
	command.tolerated == true
	command.condition == "or"
}

_hidden(command) if "--soft-fail" in command.flags
