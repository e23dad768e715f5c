package debt.rules["hidden-state"]["manual-change-evidence_test"]

import data.debt.rules["hidden-state"]["manual-change-evidence"] as rule

marker(line, text) := {
	"id": sprintf("m%d", [line]),
	"unit": "terraform:infra",
	"kind": "manual",
	"text": text,
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": line, "end_line": line},
}

findings(document) := found if {
	found := rule.findings with input as document
}

said := marker(4, "This zone was Created manually")

row(line) := {"id": "r", "name": "r", "at": {"path": "infra/main.tf", "line": line, "end_line": line + 5}}

test_said if {
	some finding in findings({"marker": {"manual": [said]}})
	finding.key == ["this zone was created manually"]
	finding.at.line == 4
	finding.evidence == {"text": "This zone was Created manually"}
}

test_close_together_is_one if {
	found := findings({"marker": {"manual": [marker(19, "And the other by hand"), said]}})
	{finding.at.line | some finding in found} == {4}
}

test_far_apart_is_two if count(findings({"marker": {"manual": [marker(20, "And the other by hand"), said]}})) == 2

test_two_files_are_two if {
	other := object.union(marker(5, "And the other by hand"), {"at": {"path": "infra/other.tf"}})
	count(findings({"marker": {"manual": [said, other]}})) == 2
}

test_about_a_secret if {
	count(findings({"marker": {"manual": [said]}, "resource": {"aws_secretsmanager_secret": [row(6)]}})) == 0
	count(findings({"marker": {"manual": [said]}, "resource": {"aws_ssm_parameter": [row(1)]}})) == 0
	count(findings({"marker": {"manual": [said]}, "data": {"aws_ssm_parameter": [row(6)]}})) == 0
	count(findings({"marker": {"manual": [said]}, "local": [object.union(row(1), {"name": "db_secrets"})]})) == 0
}

test_near_something_else if {
	count(findings({"marker": {"manual": [said]}, "resource": {"aws_route53_zone": [row(6)]}})) == 1
	count(findings({"marker": {"manual": [said]}, "resource": {"aws_secretsmanager_secret": [row(13)]}})) == 1
	count(findings({"marker": {"manual": [said]}, "local": [row(1)]})) == 1
}

test_not_live if {
	count(findings({"marker": {"manual": [object.union(said, {"at": {"context": "sandbox"}})]}})) == 0
}
