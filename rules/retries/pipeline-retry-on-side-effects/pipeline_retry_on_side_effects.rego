# METADATA
# title: Pipeline retries what changes the world
# description: >-
#   What a step has changed before it failed is still there when it runs again: the second try starts from a half-applied
#   state that nobody has looked at, and the failure that deserved a look is gone from the log. Found are steps whose
#   retry action, or until loop, runs an apply, a release, a publication or a migration of a database. What comes out the same however often it
#   runs is silent: declarative applies to a cluster, destroying. One finding for each workflow and what it retries.
#   Off by default: the only finding in the sampled repositories was of a throw-away environment.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://github.com/nick-fields/retry
#   - https://github.com/Wandalen/wretry.action
# custom:
#   id: RET-014
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [what is retried]
#   serves: ["2b", "2g", "2c"]
#   remediation: >-
#     Let it fail, and retry only what reads: downloads, waits, checks. Where the provider is flaky, raise its own
#     number of retries.
#   effort: 30m
#   since: 0.2.0
package debt.rules.retries["pipeline-retry-on-side-effects"]

import data.debt.lib

findings contains {
	"at": command.at,
	"key": [effect],
	"message": sprintf("%s is run %s (%d in this file)", [effect, again, count(same)]),
	"evidence": {"argv": lib.line(command.argv), "places": count(same)},
} if {
	some [command, effect, again] in retried
	unit := command.unit
	same := {place | some [c, e, _] in retried; c.unit == unit; e == effect; place := [c.at.path, c.at.line, c.id]}
	[command.at.path, command.at.line, command.id] == min(same)
}

retried contains [command, effect, sprintf("up to %d times when it fails", [attempts])] if {
	some [command, effect] in effects
	attempts := attempts_of[command.owner]
	lib.live(command)
}

retried contains [command, effect, "again and again until it succeeds"] if {
	some [command, effect] in effects
	command.origin == "step"
	command.condition == "until"
	lib.live(command)
}

attempts_of := {step.id: step.attempts |
	some step in input.step
	step.attempts > 1
}

effects contains [command, sprintf("%s %s", [tool, verb])] if {
	some tool, verbs in {
		"terraform": {"apply", "import"}, "tofu": {"apply", "import"}, "terragrunt": {"apply", "apply-all"},
		"pulumi": {"up"}, "cdk": {"deploy"}, "helm": {"install", "upgrade", "rollback"}, "kubectl": {"create"},
		"npm": {"publish"}, "yarn": {"publish"}, "pnpm": {"publish"}, "cargo": {"publish"}, "twine": {"upload"}, "gem": {"push"},
		"alembic": {"upgrade", "downgrade"}, "flyway": {"migrate"}, "liquibase": {"update"}, "prisma": {"migrate"}, "gh": {"release"},
	}
	some command in input.command[tool]
	verb := command.argv[verb_place(tool, command.argv)]
	verb in verbs
	harmless := {flag | some flag in command.flags; flag in {"--dry-run", "--help"}}
	count(harmless) == 0
}

# verb_place: the first word that is no option; of terraform's, options may have
# their values behind "=" only.
verb_place(_, argv) := min([i |
	some i, word in argv
	i > 0
	is_string(word)
	not startswith(word, "-")
])
