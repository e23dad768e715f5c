# Which organisations of a code host are the repository's own. The remote's
# address is no fact, so what the repository says about itself must do.
package debt.lib

# own_organisations: in lower case, those that CODEOWNERS names teams of, those
# whose ".github" repository is used, which only they themselves do, and those
# of which several repositories are used, unless they publish actions for all.
own_organisations contains lower(parts[1]) if {
	some line in input.ownership_line
	some owner in line.owners
	parts := regex.find_all_string_submatch_n(`^@([^/]+)/`, owner, 1)[0]
}

own_organisations contains lower(parts[0]) if {
	some pin in input.pin.action
	parts := split(pin.name, "/")
	parts[1] == ".github"
}

own_organisations contains owner if {
	repositories := {lower(concat("/", array.slice(split(pin.name, "/"), 0, 2))) |
		some pin in input.pin.action
		pin.source_type == "repository"
	}
	counted := [split(name, "/")[0] | some name in repositories]
	some owner in counted
	count([other | some other in counted; other == owner]) > 1
	not owner in publishers
}

# publishers have many actions, which everybody uses.
publishers := {
	"actions", "actions-rs", "amazon-ecs", "anchore", "aquasecurity", "astral-sh", "aws-actions", "azure", "azure-samples", "codecov",
	"crazy-max", "docker", "dorny", "github", "golangci", "google-github-actions", "googleapis", "gradle", "haskell-actions",
	"hashicorp", "helm", "microsoft", "peaceiris", "peter-evans", "pypa", "redhat-actions", "reviewdog", "ruby", "slackapi",
	"sonarsource", "terraform-linters", "tj-actions",
}
