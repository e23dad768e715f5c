package debt.rules["hidden-state"]["hardcoded-account-identity_test"]

import data.debt.rules["hidden-state"]["hardcoded-account-identity"] as rule

grant(unit, arn) := {
	"id": concat("#", [unit, "aws_kms_grant.main"]),
	"unit": unit,
	"address": "aws_kms_grant.main",
	"attrs": {"grantee_principal": arn},
	"exists": "yes",
	"at": {"unit": unit, "path": "main.tf", "line": 1},
}

findings(units, arn) := found if {
	rows := [grant(unit, arn) | some unit in units]
	found := rule.findings with input as {"repository_at": {"unit": "repository:."}, "resource": {"aws_kms_grant": rows}, "data": {}}
}

three := ["a", "b", "c"]

test_three_units if {
	some finding in findings(three, "arn:aws:iam::345678901234:role/audit")
	finding.key == ["accounts"]
	finding.evidence == {"accounts": 1, "units": ["a", "b", "c"]}
}

test_two_units if count(findings(["a", "b"], "arn:aws:iam::345678901234:role/audit")) == 0

test_layer if count(findings(three, "arn:aws:lambda:eu-west-2:345678901234:layer:tools:1")) == 0

test_published if count(findings(three, "arn:aws:iam::652711504416:root")) == 0

test_placeholder if count(findings(three, "arn:aws:iam::123456789012:root")) == 0

test_no_account if count(findings(three, "arn:aws:s3:::bucket")) == 0

scopes(units, scope) := found if {
	rows := [object.union(grant(unit, "x"), {"attrs": {"scope": scope}}) | some unit in units]
	found := rule.findings with input as {"repository_at": {"unit": "repository:."}, "resource": {"azurerm_role_assignment": rows}, "data": {}}
}

test_azure if {
	some finding in scopes(three, "/subscriptions/3fa85f64-5717-4562-b3fc-2c963f66afa6")
	finding.key == ["subscriptions"]
	finding.evidence == {"subscriptions": 1, "units": ["a", "b", "c"]}
	count(scopes(["a", "b"], "/subscriptions/3fa85f64-5717-4562-b3fc-2c963f66afa6")) == 0
	count(scopes(three, "/subscriptions/00000000-0000-0000-0000-000000000000")) == 0
}
