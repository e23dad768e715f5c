package debt.rules["stale-dependencies"]["provider-unbounded_test"]

import data.debt.rules["stale-dependencies"]["provider-unbounded"] as rule

required := {
	"id": "terraform:infra#pin:required_providers.aws",
	"unit": "terraform:infra",
	"key": "required_providers.aws",
	"name": "hashicorp/aws",
	"source_type": "required",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 4},
}

block := {
	"unit": "terraform:infra",
	"name": "google",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 9},
}

findings(pins, providers, change) := found if {
	unit := object.union(
		{"id": "terraform:infra", "role": "root", "files": ["infra/main.tf"], "at": {}},
		change,
	)
	found := rule.findings with input as {
		"unit": [unit],
		"units": {"terraform:infra": unit},
		"whole": {"terraform:infra": true},
		"state": {"backend": [{"unit": "terraform:infra"}]},
		"pin": {"provider": pins},
		"provider": providers,
	}
}

test_lower_bound_only if {
	some finding in findings([object.union(required, {"constraint": ">= 4.0, != 4.3"})], [], {})
	finding.key == ["aws"]
	finding.evidence == {"constraint": ">= 4.0, != 4.3"}
}

test_no_constraint if {
	some finding in findings([required], [], {})
	finding.evidence == {"constraint": "absent"}
}

test_not_required_at_all if {
	second := object.union(block, {"alias": "west", "at": {"line": 12}})
	elsewhere := object.union(block, {"alias": "east", "at": {"path": "infra/z.tf"}})
	found := findings([], [elsewhere, second, block], {})
	count(found) == 1
	some finding in found
	finding.key == ["google"]
	finding.at.line == 9
}

test_bounded if {
	every constraint in ["~> 5.0", "5.1.0", "= 5.1.0", ">= 5.0, < 6", ">= 5.0, ~> 5.2"] {
		count(findings([object.union(required, {"constraint": constraint})], [], {})) == 0
	}
}

test_bounded_in_its_block if {
	version := object.union(required, {"key": "provider.aws", "source_type": "block", "constraint": "~> 2.0"})
	count(findings([required, version], [], {})) == 0
}

test_unknown if count(findings([object.union(required, {"unsure": ["constraint"]})], [], {})) == 0

test_locked if count(findings([required], [block], {"files": ["infra/.terraform.lock.hcl"]})) == 0

test_module if count(findings([required], [block], {"role": "module"})) == 0

test_example if count(findings([required], [block], {"at": {"context": "example"}})) == 0

test_built_in if {
	count(findings([object.union(required, {"key": "required_providers.terraform"})], [], {})) == 0
}
