package debt.rules["stale-dependencies"]["module-version-skew_test"]

import data.debt.rules["stale-dependencies"]["module-version-skew"] as rule

pin(place, fields) := object.union({
	"id": sprintf("terraform:%s#pin:module.queue", [place]),
	"unit": sprintf("terraform:%s", [place]),
	"name": "terraform-aws-modules/sqs/aws",
	"source_type": "registry",
	"at": {"unit": sprintf("terraform:%s", [place]), "path": sprintf("%s/main.tf", [place]), "line": 1},
}, fields)

findings(constraints) := found if {
	pins := [pin(place, {"constraint": constraint}) | some place, constraint in constraints]
	found := rule.findings with input as {"pin": {"module": pins}}
}

test_three if {
	some finding in findings({"a": "4.0.1", "b": "~> 3.2", "c": "= 2.1.0"})
	finding.at.path == "c/main.tf"
	finding.key == ["terraform-aws-modules/sqs/aws"]
	finding.evidence == {"constraint": "= 2.1.0", "majors": [2, 3, 4]}
	finding.severity == "low"
	contains(finding.message, "at 3 major versions, 2.x to 4.x")
}

test_many_units if {
	some finding in findings({"a": "4.0", "b": "3.2", "c": "2.1.0", "d": "2.0", "e": "2.0", "f": "2.0"})
	finding.severity == "medium"
}

test_tags if {
	pins := [pin(place, {"name": "git::https://github.com/example/x.git", "source_type": "git", "version": version}) |
		some place, version in {"a": "v1.0.0", "b": "2.0.0", "c": "v10.1"}
	]
	found := rule.findings with input as {"pin": {"module": pins}}
	some finding in found
	finding.evidence == {"version": "v1.0.0", "majors": [1, 2, 10]}
}

test_two if count(findings({"a": "4.0.1", "b": "3.2.0", "c": "3.0.0"})) == 0

test_not_one_major if count(findings({"a": "4.0.1", "b": "3.2.0", "c": ">= 2.0"})) == 0

test_unknown if {
	pins := [pin("a", {"constraint": "1.0"}), pin("b", {"constraint": "2.0"}), pin("c", {"unsure": ["constraint"]})]
	found := rule.findings with input as {"pin": {"module": pins}}
	count(found) == 0
}

test_before_the_first_release if count(findings({"a": "0.1.0", "b": "0.2.0", "c": "0.3.0"})) == 0
