package debt.rules["hidden-state"]["remote-state-circle_test"]

import data.debt.rules["hidden-state"]["remote-state-circle"] as rule

circle := {
	"roots": ["terraform:a", "terraform:b"],
	"evidence": "s3 states/b.tfstate",
	"at": {"unit": "terraform:a", "path": "a/main.tf", "line": 3},
}

test_circle if {
	some finding in rule.findings with input as {"state_circle": [circle]}
	finding.key == ["terraform:a", "terraform:b"]
	finding.message == "terraform:a and terraform:b read each other's state: none can be made before the others"
}

test_example if {
	count(rule.findings) == 0 with input as {"state_circle": [object.union(circle, {"at": {"context": "example"}})]}
}

test_none if count(rule.findings) == 0 with input as {"state_circle": []}
