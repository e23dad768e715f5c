package debt.rules.capacity["single-replica_test"]

import data.debt.rules.capacity["single-replica"] as rule

service := {
	"id": "u#aws_ecs_service.web", "unit": "u", "name": "web", "address": "aws_ecs_service.web",
	"attrs": {"desired_count": 1, "load_balancer": [{"container_port": 80}]},
	"exists": "yes", "at": {"unit": "u", "path": "prod/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {"resource": {"aws_ecs_service": [object.union(service, change)]}, "whole": {"u": true}}
}

test_one_copy if {
	some finding in findings({})
	finding.evidence == {"desired_count": 1}
}

test_two_copies if count(findings({"attrs": {"desired_count": 2}})) == 0

test_unknown if count(findings({"attrs": {"desired_count": null}, "unsure": ["desired_count"]})) == 0

test_serves_nothing if count(findings({"attrs": {"load_balancer": null}})) == 0

test_not_production if count(findings({"at": {"path": "infra/main.tf"}})) == 0

test_daemon if count(findings({"attrs": {"scheduling_strategy": "DAEMON"}})) == 0

test_number_set_elsewhere if {
	count(findings({"attrs": {"lifecycle": [{"ignore_changes": ["desired_count"]}]}})) == 0
}

test_one_of_a_kind if count(findings({"name": "alertmanager"})) == 0

google_group := {
	"id": "u#google_compute_instance_group_manager.shop", "unit": "u", "name": "shop", "address": "google_compute_instance_group_manager.shop",
	"attrs": {"target_size": 1}, "exists": "yes", "at": {"unit": "u", "path": "prod/main.tf", "line": 1},
}

of_google(referrers, scalers) := found if {
	found := rule.findings with input as {
		"resource": {"google_compute_instance_group_manager": [google_group], "google_compute_autoscaler": scalers},
		"referrers": referrers,
		"whole": {"u": true},
	}
}

served := {google_group.id: {"google_compute_backend_service": [{"id": "u#b", "attribute": "backend.group"}]}}

test_google if {
	some finding in of_google(served, [])
	finding.evidence == {"target_size": 1}
	count(of_google({}, [])) == 0
	count(of_google(served, [{"id": "u#s", "unit": "u", "references": [{"attribute": "target", "to": google_group.id}]}])) == 0
	count(of_google(served, [{"id": "u#s", "unit": "u", "attrs": {}, "unsure": ["target"]}])) == 0
}
