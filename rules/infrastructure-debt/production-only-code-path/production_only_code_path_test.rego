package debt.rules["infrastructure-debt"]["production-only-code-path_test"]

import data.debt.rules["infrastructure-debt"]["production-only-code-path"] as rule

row(type, name, condition, branch) := {
	"id": name,
	"unit": "terraform:infra",
	"type": type,
	"address": sprintf("%s.%s", [type, name]),
	"attrs": {},
	"unsure": ["count"],
	"maybe": {"count": [
		{"condition": condition, "branch": branch, "value": 1},
		{"condition": condition, "branch": branch == false, "value": 0},
	]},
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(rows) := found if {
	found := rule.findings with input as {"resource": {type: [r | some r in rows; r.type == type] | some type in {r.type | some r in rows}}}
}

two(condition, branch) := findings([row("aws_wafv2_web_acl", "a", condition, branch), row("aws_lb", "b", condition, branch)])

test_conditions if {
	every condition in ["local.is-production", "var.is_prod == true", `var.env == "prod"`, `terraform.workspace == "app-production"`] {
		count(two(condition, true)) == 1
		count(two(condition, false)) == 0
	}
	every condition in ["!local.is_production", `var.env != "production"`, "local.is-production == false"] {
		count(two(condition, false)) == 1
		count(two(condition, true)) == 0
	}
	every condition in [`var.env == "preprod"`, `var.env == "staging"`, "var.product", `local.is-production || local.is-test`, "local.is-preproduction"] {
		count(two(condition, true)) == 0
	}
}

test_what_is_found if {
	some finding in two("local.is-production", true)
	finding.message == "2 of 2 resources that shape traffic exist in production only, such as aws_lb.b"
	finding.evidence.count == ["aws_lb.b", "aws_wafv2_web_acl.a"]
	finding.severity == "low"
}

test_one_is_not_enough if {
	count(findings([row("aws_lb", "b", "local.is-production", true)])) == 0
}

test_names_and_machines if {
	count(findings([row("aws_route53_record", name, "local.is-production", true) | some name in ["a", "b", "c"]])) == 0
}

test_another_one_elsewhere if {
	pairs := [row("aws_lb", sprintf("%v%s", [branch, name]), "local.is-production", branch) | some branch in [true, false]; some name in ["a", "b"]]
	count(findings(pairs)) == 0
}
