package debt.rules["hidden-state"]["ignore-changes-hides-drift_test"]

import data.debt.rules["hidden-state"]["ignore-changes-hides-drift"] as rule

row := {"id": "terraform:infra#x.app", "address": "x.app", "exists": "yes", "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1}}

ignoring(kind, names, change) := found if {
	attrs := object.union({"lifecycle": [{"ignore_changes": names}]}, object.get(change, "attrs", {}))
	found := rule.findings with input as {"resource": {kind: [object.union_n([row, change, {"attrs": attrs}])]}}
}

test_all if {
	some finding in ignoring("aws_instance", ["all"], {})
	finding.severity == "high"
	finding.key == ["x.app"]
}

test_behaviour if {
	some finding in ignoring("aws_instance", ["user_data", "ami", "instance_type"], {"attrs": {"user_data": "x", "instance_type": "m5.large"}})
	finding.severity == "medium"
	finding.evidence == {"lifecycle.0.ignore_changes": ["instance_type", "user_data"]}
}

test_element if count(ignoring("aws_launch_template", ["image_id[0].x"], {"unsure": ["image_id"]})) == 1

test_names_of_another_type if count(ignoring("aws_ecs_service", ["user_data"], {"attrs": {"user_data": "x"}})) == 0

test_image_of_an_instance if count(ignoring("aws_instance", ["ami"], {"attrs": {"ami": "ami-1"}})) == 0

test_task_definition if count(ignoring("aws_ecs_service", ["task_definition", "desired_count"], {})) == 0

test_all_of_a_secret if {
	every kind in ["aws_secretsmanager_secret_version", "aws_ssm_parameter", "aws_iam_access_key", "aws_wafv2_ip_set", "null_resource"] {
		count(ignoring(kind, ["all"], {})) == 0
	}
}

test_kubernetes_secret if count(ignoring("kubernetes_secret_v1", ["data"], {})) == 0

test_inline_rules if count(ignoring("aws_security_group", ["ingress"], {"attrs": {"ingress": [{"from_port": 1}]}})) == 1

test_rules_of_their_own if count(ignoring("aws_security_group", ["ingress", "egress"], {})) == 0

test_not_in_the_code if count(ignoring("aws_instance", ["user_data"], {"attrs": {"launch_template": [{"id": "x"}]}})) == 0

test_nothing_ignored if count(ignoring("aws_instance", [], {})) == 0

test_does_not_exist if count(ignoring("aws_instance", ["all"], {"exists": "no"})) == 0

test_example if count(ignoring("aws_instance", ["all"], {"at": {"context": "example"}})) == 0

test_other_clouds if {
	count(ignoring("google_compute_instance", ["machine_type"], {"attrs": {"machine_type": "e2-standard-4"}})) == 1
	count(ignoring("azurerm_linux_virtual_machine", ["custom_data"], {"attrs": {"custom_data": "x"}})) == 1
	count(ignoring("azurerm_linux_virtual_machine", ["custom_data"], {})) == 0
	count(ignoring("azurerm_linux_virtual_machine", ["custom_data"], {"unsure": ["custom_data"]})) == 1
}
