package debt.rules["infrastructure-debt"]["dead-pipeline-trigger_test"]

import data.debt.rules["infrastructure-debt"]["dead-pipeline-trigger"] as rule

workflow(triggers) := {
	"id": "w",
	"unit": "pipeline:.github/workflows/a.yml",
	"triggers": triggers,
	"at": {"unit": "pipeline:.github/workflows/a.yml", "path": ".github/workflows/a.yml", "line": 1},
}

push(paths, dead) := {"event": "push", "paths": paths, "dead": dead, "line": 2}

findings(triggers) := found if {
	found := rule.findings with input as {"workflow": [workflow(triggers)]}
}

test_one_of_two if {
	some finding in findings([push(["gone/**", "here/**"], [{"pattern": "gone/**", "line": 4}])])
	finding.severity == "low"
	finding.at.line == 4
	finding.key == ["gone/**"]
}

test_all_of_them if {
	some finding in findings([push(["gone/**"], [{"pattern": "gone/**", "line": 4}])])
	finding.severity == "medium"
	finding.message == "no file matches gone/**, so no push starts this workflow"
}

test_twice_is_once if {
	dead := [{"pattern": "gone/**", "line": 4}]
	found := findings([
		push(["gone/**"], dead),
		{"event": "pull_request", "paths": ["gone/**"], "dead": [{"pattern": "gone/**", "line": 9}], "line": 7},
	])
	count(found) == 1
	some finding in found
	finding.message == "no file matches gone/**, so no pull_request or push starts this workflow"
}

test_alive if {
	count(findings([push(["here/**"], [])])) == 0
}
