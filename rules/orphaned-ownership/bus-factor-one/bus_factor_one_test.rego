package debt.rules["orphaned-ownership"]["bus-factor-one_test"]

import data.debt.rules["orphaned-ownership"]["bus-factor-one"] as rule

unit := {"id": "terraform:a", "kind": "terraform", "role": "root", "path": "a", "at": {"unit": "terraform:a", "path": "a"}}

lonely := {
	"unit": "terraform:a", "at": unit.at, "complete": true, "created_at": "2024-01-01T00:00:00Z",
	"authors": 2, "present": 2, "knowers": 1, "top_share": 0.9, "focused_365": 12,
}

findings(change, other) := found if {
	base := {
		"now": "2026-11-23T00:00:00Z",
		"history": {"complete": true, "active": 8},
		"unit": [unit],
		"units": {unit.id: unit},
		"change": [object.union(lonely, change)],
		"resource": {"aws_instance": [{"id": sprintf("%d", [n]), "unit": "terraform:a"} | some n in numbers.range(1, 9)]},
		"module": [{"id": "module.m", "unit": "terraform:a"}],
		"command": {},
		"link": [],
		"workflow": [],
	}
	found := rule.findings with input as object.union(base, other)
}

test_one_person if {
	some finding in findings({}, {})
	finding.message == "One person made 90 % of the changes meant for it, and no other active person knows it"
	finding.at == unit.at
}

test_two_know_it if count(findings({"knowers": 2}, {})) == 0

test_others_work_on_it if count(findings({"top_share": 0.8}, {})) == 0

test_quiet if count(findings({"focused_365": 9}, {})) == 0

test_young if count(findings({"created_at": "2026-01-01T00:00:00Z"}, {})) == 0

test_history_cut_off if count(findings({"complete": false}, {})) == 0

test_small if count(findings({}, {"module": []})) == 0

test_few_people if count(findings({}, {"history": {"active": 4}})) == 0

test_example if count(findings({}, {"unit": [object.union(unit, {"at": {"context": "example"}})]})) == 0

test_a_place_to_try_things if {
	tried := object.union(unit, {"path": "namespaces/ada-dev/resources"})
	count(findings({}, {"unit": [tried], "units": {tried.id: tried}})) == 0
}
