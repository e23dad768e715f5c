# METADATA
# title: Shared modules have no test
# description: >-
#   Whoever changes the module finds out in the plans of everybody who calls it, or in their outage. Counted are
#   modules of this repository that three or more live directories call, and that somebody changed in the last 365 days;
#   a test file for terraform test or tofu test,
#   a check block, or a program in a folder for tests that names the module or an example of it counts as a test.
#   Directories that differ by an environment's name or a date are one: what they call is tried out before production.
#   One finding for the repository, when at least three such modules have none.
#   Off by default: 2 of 5 findings were right before parts of one system and modules that nobody changes were left out;
#   not judged since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/tests
#   - https://opentofu.org/docs/cli/commands/test/
# custom:
#   id: DEB-001
#   severities: [medium, low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: absence
#   key: [shared modules]
#   serves: ["7e"]
#   remediation: >-
#     Begin with the module that most call. One test that plans it with mocked providers and checks names and counts
#     takes an hour; run terraform test in the workflow that checks pull requests.
#   effort: 90m
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["module-without-tests"]

import data.debt.lib

findings contains {
	"at": input.repository_at,
	"key": ["shared modules"],
	"message": sprintf("%d of %d shared modules have no test, such as %s, which %d others call", [count(untested), count(callers), input.units[link.to].path, most]),
	"evidence": {"shared": count(callers), "untested": [input.units[id].path | some [_, id] in array.slice(ordered, 0, 10)]},
	"severity": severity(most),
} if {
	some link in input.link
	count(untested) >= 3
	link.to == ordered[0][1]
	most := count(callers[link.to])
}

ordered := sort([[-count(callers[id]), id] | some id in untested])

# callers: by module that many call, the live directories that do.
callers := {id: others |
	some id, others in calls
	count({lib.system(other) | some other in others}) >= 3
	id in changing
	input.units[id].role == "module"
	lib.live(input.units[id])
	input.whole[id]
}

# changing: modules that were changed in the last 365 days.
changing contains change.unit if {
	some change in input.change
	change.complete
	change.commits_365 > 0
}

calls[link.to] contains link.from if {
	some link in input.link
	link.kind == "module"
	link.status == "resolved"
	lib.live(input.units[link.from])
	not lib.shelved(input.units[link.to])
}

untested := {id | some id, _ in callers} - tested

tested contains id if some id in trying

# A test of what calls the module, such as its example, runs the module.
tested contains link.to if {
	some link in input.link
	link.kind == "module"
	link.from in trying
}

trying contains row.unit if some row in input.test

severity(number) := "medium" if {
	number >= 10
} else := "low"
