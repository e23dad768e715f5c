package debt.rules["stale-dependencies"]["archived-provider-or-deprecated-resource_test"]

import data.debt.rules["stale-dependencies"]["archived-provider-or-deprecated-resource"] as rule

template := {
	"unit": "terraform:infra",
	"type": "template_file",
	"address": "data.template_file.init",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 4},
}

pin := {
	"unit": "terraform:infra",
	"name": "hashicorp/template",
	"source_type": "required",
	"at": {"unit": "terraform:infra", "path": "infra/versions.tf", "line": 2},
}

tables := {
	"archived_providers": {"as_of": "2026-11-23", "rows": {"hashicorp/template": {"known": "2026-11-23"}}},
	"resource_types": {"as_of": "2026-11-23", "rows": {
		"data.template_file": {"status": "archived", "provider": "hashicorp/template", "date": "2026-11-23", "replacement": "templatefile()"},
		"aws_launch_configuration": {"status": "deprecated", "provider": "hashicorp/aws", "date": "2024-10-01", "replacement": "aws_launch_template"},
		"data.aws_subnet_ids": {
			"status": "removed", "provider": "hashicorp/aws", "version": "5.0.0",
			"date": "2023-05-25", "replacement": "aws_subnets",
		},
	}},
}

findings_at(now, facts) := found if {
	found := rule.findings with input as object.union({"now": now, "data": {}, "resource": {}, "pin": {}}, facts)
		with data.debt.tables as tables
}

findings(facts) := findings_at("2026-11-23T00:00:00Z", facts)

message(facts) := text if {
	some finding in findings(facts)
	text := finding.message
}

test_archived if {
	message({"data": {"template_file": [template]}}) == "data.template_file.init: the provider hashicorp/template is archived; use templatefile()"
}

test_one_finding_for_a_type if {
	second := object.union(template, {"address": "data.template_file.a", "at": {"line": 2}})
	found := findings({"data": {"template_file": [template, second]}})
	count(found) == 1
	some finding in found
	finding.key == ["data.template_file"]
	finding.at.line == 2
	startswith(finding.message, "data.template_file.a and 1 more")
}

test_removed if {
	contains(message({"data": {"aws_subnet_ids": [template]}}), "hashicorp/aws 5.0.0 no longer has the type")
}

test_deprecated if {
	contains(message({"resource": {"aws_launch_configuration": [template]}}), "deprecated since 2024-10-01")
}

test_before_the_day if {
	count(findings_at("2024-09-30T00:00:00Z", {"resource": {"aws_launch_configuration": [template]}})) == 0
}

test_example if count(findings({"data": {"template_file": [object.union(template, {"at": {"context": "example"}})]}})) == 0

test_provider_alone if {
	some finding in findings({"pin": {"provider": [pin]}})
	finding.key == ["hashicorp/template"]
	finding.severity == "low"
}

test_provider_of_a_type_that_is_told if {
	count(findings({"pin": {"provider": [pin]}, "data": {"template_file": [template]}})) == 1
}

test_provider_in_use if count(findings({"pin": {"provider": [object.union(pin, {"name": "hashicorp/aws"})]}})) == 0
