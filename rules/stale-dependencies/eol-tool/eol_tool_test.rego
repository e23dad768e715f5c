package debt.rules["stale-dependencies"]["eol-tool_test"]

import data.debt.rules["stale-dependencies"]["eol-tool"] as rule

row := {
	"kind": "tool",
	"name": "terraform 1.3.10",
	"key": "deploy/Setup Terraform.terraform_version",
	"field": "with.terraform_version",
	"product": "terraform",
	"cycle": "1.3",
	"status": "dead",
	"ends_at": "2023-06-12",
	"days": -1260,
	"newest": "1.15",
	"as_of": "2026-08-22",
	"unit": "pipeline:.github/workflows/ci.yml",
	"at": {"unit": "pipeline:.github/workflows/ci.yml", "path": ".github/workflows/ci.yml", "line": 5},
}

findings(change) := found if {
	found := rule.findings with input as {"dependency": [object.union(row, change)], "workflow": []}
}

test_step if {
	some finding in findings({})
	finding.key == ["deploy/Setup Terraform.terraform_version", "terraform"]
	finding.message == "deploy/Setup Terraform: terraform 1.3.10 gets no fixes since 2023-06-12; the newest is 1.15"
	finding.severity == "medium"
	finding.since == "2023-06-12"
}

test_constraint if {
	some finding in findings({"key": "required_version", "field": "constraint", "name": "terraform ~> 0.12"})
	finding.message == "required_version: terraform ~> 0.12 admits only versions that get no fixes any more; the newest is 1.15"
}

test_workspace if {
	some finding in findings({"kind": "engine", "key": "tfe_workspace.a.terraform_version", "field": "terraform_version"})
	finding.message == "tfe_workspace.a: terraform 1.3.10 gets no fixes since 2023-06-12; the newest is 1.15"
}

test_less_than_three_years if {
	some finding in findings({"days": -1000})
	finding.severity == "low"
}

test_language if {
	some finding in findings({"product": "nodejs", "days": -181})
	finding.severity == "low"
}

test_silent if {
	every change in [
		{"days": -730},
		{"product": "nodejs", "days": -180},
		{"status": "ending", "days": 9},
		{"status": "unknown"},
		{"kind": "runner"},
		{"kind": "engine", "product": "postgresql"},
		{"key": "test-minimum/actions/setup-terraform.terraform_version"},
		{"at": {"context": "test"}},
	] {
		count(findings(change)) == 0
	}
}

test_idle if {
	found := rule.findings with input as {"dependency": [row], "workflow": [{"unit": row.unit, "kind": "workflow"}]}
	count(found) == 0
}
