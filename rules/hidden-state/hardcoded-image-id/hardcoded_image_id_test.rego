package debt.rules["hidden-state"]["hardcoded-image-id_test"]

import data.debt.rules["hidden-state"]["hardcoded-image-id"] as rule

row := {"id": "i", "address": "x.app", "name": "app", "exists": "yes", "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1}}

of(kind, attrs, change) := found if {
	found := rule.findings with input as {"resource": {kind: [object.union_n([row, {"attrs": attrs}, change])]}}
}

call(attrs) := found if found := rule.findings with input as {"module": [object.union(row, {"attrs": attrs})]}

test_machine if {
	some finding in of("aws_instance", {"ami": "ami-0abcdef1234567890"}, {})
	finding.severity == "low"
	finding.key == ["x.app"]
}

test_template if {
	some finding in of("aws_launch_template", {"image_id": "ami-0abcdef1234567890"}, {})
	finding.severity == "medium"
}

test_old_short_id if count(of("aws_launch_configuration", {"image_id": "ami-1a2b3c4d"}, {})) == 1

test_module if {
	some finding in call({"ami": "ami-0abcdef1234567890"})
	finding.evidence == {"ami": "ami-0abcdef1234567890"}
}

test_other_argument if count(call({"pinned": "ami-0abcdef1234567890"})) == 0

test_unknown if count(of("aws_instance", {}, {"unsure": ["ami"]})) == 0

test_alias if count(of("aws_launch_template", {"image_id": "resolve:ssm:/x"}, {})) == 0

test_copy_of_a_machine if count(of("aws_instance", {"ami": "ami-0abcdef1234567890"}, {"name": "app_prod_clone"})) == 0

test_does_not_exist if count(of("aws_instance", {"ami": "ami-0abcdef1234567890"}, {"exists": "no"})) == 0

test_example if count(of("aws_instance", {"ami": "ami-0abcdef1234567890"}, {"at": {"context": "test"}})) == 0
