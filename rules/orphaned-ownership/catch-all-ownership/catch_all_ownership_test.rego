package debt.rules["orphaned-ownership"]["catch-all-ownership_test"]

import data.debt.rules["orphaned-ownership"]["catch-all-ownership"] as rule

line := {
	"id": "CODEOWNERS#1", "pattern": "*", "owners": ["@example/platform"], "valid": true, "catch_all": true,
	"matches": 40, "decides": 40, "at": {"path": "CODEOWNERS", "line": 1},
}

units := [{"id": sprintf("image:%d", [n]), "kind": "image", "path": sprintf("%d", [n]), "at": {"path": ""}} | some n in numbers.range(1, 6)]

owners(change) := [{"unit": unit.id, "files": object.union({"specific": 0, "catch_all": 4, "unowned": 0, "unmatched": 0}, change)} | some unit in units]

findings(change) := found if {
	base := {
		"history": {"complete": true, "active": 8, "groups": 3},
		"ownership_line": [line],
		"ownership_elsewhere": [],
		"owner": owners({}),
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"link": [],
		"workflow": [],
	}
	found := rule.findings with input as object.union(base, change)
}

test_catch_all if {
	some finding in findings({})
	finding.message == "@example/platform alone owns 6 of 6 units in use, on which 3 groups of people work apart"
	finding.at.line == 1
}

test_one_team if count(findings({"history": {"groups": 1}})) == 0

test_few_people if count(findings({"history": {"active": 4}})) == 0

test_owners_elsewhere if count(findings({"ownership_elsewhere": ["OWNERS"]})) == 0

test_few_units if count(findings({"owner": array.slice(owners({}), 0, 4)})) == 0

test_most_have_a_line if count(findings({"owner": owners({"catch_all": 1, "specific": 3})})) == 0

test_not_a_catch_all if count(findings({"ownership_line": [object.union(line, {"catch_all": false})]})) == 0
