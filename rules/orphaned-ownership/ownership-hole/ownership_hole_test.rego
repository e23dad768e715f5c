package debt.rules["orphaned-ownership"]["ownership-hole_test"]

import data.debt.rules["orphaned-ownership"]["ownership-hole"] as rule

file := {"path": "CODEOWNERS", "at": {"path": "CODEOWNERS"}}

findings(statuses, change) := found if {
	base := {
		"owner": [{"unit": unit, "status": status} | some unit, status in statuses],
		"units": {unit: {"id": unit, "at": {}} | some unit, _ in statuses},
		"ownership_file": file,
	}
	found := rule.findings with input as object.union(base, change)
}

statuses := {"terraform:a": "specific", "terraform:b": "unmatched", "terraform:c": "unmatched"}

test_holes_are_one_finding if {
	found := findings(statuses, {})
	count(found) == 1
	some finding in found
	finding.message == "2 of 3 units match no line of CODEOWNERS, such as terraform:b"
	finding.at == file.at
}

test_ownerless_on_purpose if count(findings({"terraform:a": "specific", "terraform:b": "unowned"}, {})) == 0

test_nothing_is_owned if count(findings({"terraform:a": "unmatched", "terraform:b": "unmatched"}, {})) == 0

test_example if count(findings(statuses, {"units": {
	"terraform:b": {"at": {"context": "example"}},
	"terraform:c": {"at": {"context": "test"}},
}})) == 0

test_file_not_in_force if count(findings(statuses, {"ownership_file": {"problem": "too big"}})) == 0
