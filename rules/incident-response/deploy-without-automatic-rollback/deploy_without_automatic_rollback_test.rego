package debt.rules["incident-response"]["deploy-without-automatic-rollback_test"]

import data.debt.rules["incident-response"]["deploy-without-automatic-rollback"] as rule

service := {
	"id": "terraform:infra#aws_ecs_service.api",
	"unit": "terraform:infra",
	"name": "api",
	"address": "aws_ecs_service.api",
	"attrs": {"desired_count": 3, "load_balancer": [{"container_name": "api"}]},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_ecs_service": [object.union(service, change)]}}
}

with_attrs(attrs) := findings({"attrs": attrs})

test_absent if {
	some finding in findings({})
	finding.key == ["aws_ecs_service.api"]
	finding.evidence == {"deployment_circuit_breaker": "absent", "alarms": "absent"}
}

test_explicitly_rolling if {
	count(with_attrs({"deployment_controller": [{"type": "ECS"}], "scheduling_strategy": "REPLICA"})) == 1
}

test_switched_off_is_a_choice if {
	count(with_attrs({"deployment_circuit_breaker": [{"enable": false, "rollback": false}]})) == 0
}

test_stopping_is_a_choice if {
	count(with_attrs({"deployment_circuit_breaker": [{"enable": true, "rollback": false}]})) == 0
}

test_nobody_waits_for_it if {
	count(with_attrs({"load_balancer": null})) == 0
	count(with_attrs({"load_balancer": null, "service_registries": [{}]})) == 1
}

test_operators_tool if count(findings({"name": "prometheus"})) == 0

test_disposable if count(with_attrs({"tags": {"is-production": "false"}})) == 0

test_alone if {
	count(rule.findings) == 0 with input as {"resource": {"aws_ecs_service": [service]}, "history": {"complete": true, "active": 1}}
}

test_rolls_back if {
	count(with_attrs({"deployment_circuit_breaker": [{"enable": true, "rollback": true}]})) == 0
	count(with_attrs({"alarms": [{"enable": true, "rollback": true}]})) == 0
}

test_other_controllers if {
	count(with_attrs({"deployment_controller": [{"type": "CODE_DEPLOY"}]})) == 0
	count(with_attrs({"deployment_controller": [{"type": "EXTERNAL"}]})) == 0
	count(with_attrs({"scheduling_strategy": "DAEMON"})) == 0
}

test_unknown if {
	every path in ["deployment_circuit_breaker", "deployment_controller", "scheduling_strategy", "alarms"] {
		count(findings({"unsure": [path]})) == 0
	}
}

test_does_not_exist if count(findings({"exists": "no"})) == 0

test_example if count(findings({"at": {"context": "example"}})) == 0
