package debt.rules["infrastructure-debt"]["expired-promise_test"]

import data.debt.rules["infrastructure-debt"]["expired-promise"] as rule

marker := {
	"id": "terraform:infra/marker:infra/main.tf:4:0",
	"unit": "terraform:infra",
	"kind": "promise",
	"word": "todo",
	"text": "TODO: delete this topic",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 4, "end_line": 4},
}

findings(markers) := found if {
	found := rule.findings with input as {"now": "2026-11-23T00:00:00Z", "marker": {"promise": markers}}
}

changed(change) := findings([object.union(marker, change)])

test_a_promise if {
	some finding in changed({})
	finding.key == ["todo: delete this topic"]
	finding.severity == "low"
	finding.evidence == {"text": "TODO: delete this topic", "times": 1}
	finding.message == "Promised and still open: TODO: delete this topic"
}

test_a_day_that_is_past if {
	some finding in changed({"until": "2026-11-22"})
	finding.severity == "medium"
	finding.evidence.until == "2026-11-22"
	finding.message == "The day that this names is past: TODO: delete this topic"
}

test_a_day_to_come if {
	some finding in changed({"until": "2026-11-23"})
	finding.severity == "low"
}

test_the_same_words_are_one if {
	found := findings([object.union(marker, {"id": "b", "text": "todo: Delete this topic", "at": {"line": 40}}), marker])
	count(found) == 1
	some finding in found
	finding.at.line == 4
	finding.evidence.times == 2
}

test_a_list_is_one if {
	found := findings([marker, object.union(marker, {"id": "b", "text": "TODO: and its policy", "at": {"line": 5}})])
	{finding.at.line | some finding in found} == {4}
}

test_not_live if count(changed({"at": {"context": "vendored"}})) == 0

test_shelved if count(changed({"at": {"path": "deprecated/main.tf"}})) == 0

test_no_promise if count(changed({"word": "workaround", "text": "Workaround for a limit of the API"})) == 0
