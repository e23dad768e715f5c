package debt.rules.observability["balancer-requests-not-logged_test"]

import data.debt.rules.observability["balancer-requests-not-logged"] as rule

row := {
	"id": "terraform:infra#x.web",
	"unit": "terraform:infra",
	"address": "x.web",
	"attrs": {},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

found(kind, change, more) := findings if {
	findings := rule.findings with input as object.union({"resource": {kind: [object.union(row, change)]}, "whole": {"terraform:infra": true}}, more)
}

backend(change) := found("google_compute_backend_service", change, {})

test_backend if {
	some finding in backend({})
	finding.evidence == {"log_config": "absent", "load_balancing_scheme": "absent"}
	count(backend({"attrs": {"load_balancing_scheme": "EXTERNAL_MANAGED", "protocol": "HTTPS", "log_config": [{"enable": false}]}})) == 1
}

test_backend_silent if {
	count(backend({"attrs": {"log_config": [{"enable": true}]}})) == 0
	count(backend({"unsure": ["log_config"]})) == 0
	count(backend({"attrs": {"load_balancing_scheme": "INTERNAL_MANAGED"}})) == 0
	count(backend({"attrs": {"protocol": "TCP"}})) == 0
	count(backend({"exists": "no"})) == 0
}

open := {"attrs": {"frontend_ip_configuration": [{"name": "public"}]}, "references": [{"attribute": "frontend_ip_configuration.public_ip_address_id", "to": "terraform:infra#azurerm_public_ip.web"}]}

gateway(more) := found("azurerm_application_gateway", open, more)

reference(to) := {"unsure": ["backend.0.group"], "references": [{"attribute": "backend.group", "to": to}]}

test_serverless if {
	count(backend(reference("terraform:infra#google_compute_region_network_endpoint_group.run"))) == 0
	count(backend(reference("terraform:infra#var.group"))) == 0
	count(backend(reference("terraform:infra#google_compute_instance_group_manager.web"))) == 1
}

test_gateway if count(gateway({})) == 1

test_gateway_silent if {
	count(found("azurerm_application_gateway", {}, {})) == 0
	count(gateway({"referrers": {row.id: {"azurerm_monitor_diagnostic_setting": [{"id": "d", "attribute": "target_resource_id"}]}}})) == 0
	count(gateway({"referrers": {row.id: {"module": [{"id": "m", "attribute": "id"}]}}})) == 0
	count(gateway({"resource": {"azurerm_policy_assignment": [{"id": "p"}]}})) == 0
	count(gateway({"whole": {"terraform:infra": false}})) == 0
}
