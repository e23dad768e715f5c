package debt.rules["stale-dependencies"]["module-source-floating_test"]

import data.debt.rules["stale-dependencies"]["module-source-floating"] as rule

git := {
	"id": "terraform:infra#pin:module.vpc",
	"unit": "terraform:infra",
	"key": "module.vpc",
	"name": "github.com/example/vpc",
	"source_type": "git",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 7},
}

registry := object.union(git, {"name": "example/vpc/aws", "source_type": "registry"})

findings(pins) := found if {
	found := rule.findings with input as {"pin": {"module": pins}}
}

test_no_ref if {
	some finding in findings([git])
	finding.key == ["github.com/example/vpc"]
	finding.evidence == {"version": "absent"}
	finding.severity == "high"
}

test_branch if {
	some finding in findings([object.union(git, {"version": "main", "ref_kind": "branch"})])
	finding.evidence == {"version": "main"}
}

test_calls_of_one_source_are_one_finding if {
	second := object.union(git, {"id": "b", "key": "module.b", "at": {"line": 3}})
	third := object.union(git, {"id": "c", "key": "module.c", "at": {"line": 9}})
	found := findings([git, second, third])
	count(found) == 1
	some finding in found
	finding.at.line == 3
	finding.message == "module.b and 2 more: no ref, so the default branch of github.com/example/vpc is taken"
}

test_pinned if {
	every change in [
		{"version": "v1.2.0", "ref_kind": "tag"},
		{"version": "0123abc", "ref_kind": "short-sha"},
		{"version": "baseline", "ref_kind": "unknown"},
		{"unsure": ["version"]},
	] {
		count(findings([object.union(git, change)])) == 0
	}
}

test_no_version if {
	some finding in findings([registry])
	finding.evidence == {"constraint": "absent"}
}

test_no_upper_bound if {
	every constraint in [">= 1.0", "> 1", ">= 1.0, != 1.3.0"] {
		some finding in findings([object.union(registry, {"constraint": constraint})])
		finding.severity == "medium"
	}
}

test_bounded if {
	every constraint in ["~> 1.0", "1.2.3", "= 1.2.3", ">= 1.0, < 2.0", "< 2", ">= 1.0, ~> 1.4"] {
		count(findings([object.union(registry, {"constraint": constraint})])) == 0
	}
}

test_unknown_version if count(findings([object.union(registry, {"unsure": ["constraint"]})])) == 0

test_local if count(findings([object.union(git, {"source_type": "local", "name": "./vpc"})])) == 0

test_example if count(findings([object.union(git, {"at": {"context": "example"}})])) == 0
