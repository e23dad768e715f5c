package debt.rules["hidden-state"]["sticky-sessions_test"]

import data.debt.rules["hidden-state"]["sticky-sessions"] as rule

row := {"id": "i", "address": "x.app", "exists": "yes", "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1}}

group(stickiness, change) := found if {
	found := rule.findings with input as {"resource": {"aws_lb_target_group": [object.union_n([row, {"attrs": {"stickiness": [stickiness]}}, change])]}}
}

severity(stickiness) := finding.severity if some finding in group(stickiness, {})

service(kind, attrs) := found if {
	found := rule.findings with input as {"resource": {kind: [object.union(row, {"attrs": attrs})]}}
}

test_on if severity({"type": "lb_cookie", "enabled": true}) == "medium"

test_on_by_default if severity({"type": "app_cookie"}) == "medium"

test_a_day if severity({"type": "lb_cookie", "cookie_duration": 86400}) == "medium"

test_hours if severity({"type": "lb_cookie", "cookie_duration": 3600}) == "low"

test_hours_as_text if severity({"type": "lb_cookie", "cookie_duration": "3600"}) == "low"

test_off if count(group({"type": "lb_cookie", "enabled": false}, {})) == 0

test_switch_unknown if count(group({"type": "lb_cookie"}, {"unsure": ["stickiness.0.enabled"]})) == 0

test_type_unknown if count(group({"enabled": true}, {"unsure": ["stickiness.0.type"]})) == 0

test_by_address if count(group({"type": "source_ip", "enabled": true}, {})) == 0

test_does_not_exist if count(group({"type": "lb_cookie"}, {"exists": "no"})) == 0

test_example if count(group({"type": "lb_cookie"}, {"at": {"context": "example"}})) == 0

test_google if count(service("google_compute_backend_service", {"session_affinity": "GENERATED_COOKIE"})) == 1

test_google_off if count(service("google_compute_backend_service", {"session_affinity": "NONE"})) == 0

test_google_by_address if count(service("google_compute_backend_service", {"session_affinity": "CLIENT_IP"})) == 0

test_azure if count(service("azurerm_linux_web_app", {"client_affinity_enabled": true})) == 1

test_azure_off if count(service("azurerm_linux_web_app", {"client_affinity_enabled": false})) == 0
