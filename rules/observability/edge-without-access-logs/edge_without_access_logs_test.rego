package debt.rules.observability["edge-without-access-logs_test"]

import data.debt.rules.observability["edge-without-access-logs"] as rule

row(kind) := {
	"id": sprintf("terraform:infra#%s.web", [kind]),
	"unit": "terraform:infra",
	"address": sprintf("%s.web", [kind]),
	"attrs": {},
	"exists": "yes",
	"references": [{"attribute": "security_groups", "to": "terraform:infra#aws_security_group.web"}],
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

of(kind, change) := beside(kind, change, {})

beside(kind, change, others) := found if {
	found := rule.findings with input as {"resource": object.union({"aws_security_group": [everybody], kind: [object.union(row(kind), change), peer]}, others)}
}

everybody := {"id": "terraform:infra#aws_security_group.web", "attrs": {"ingress": [{"protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]}}

# peer shows that logs matter here.
peer := {"id": "terraform:infra#peer", "unit": "terraform:infra", "attrs": {"access_logs": [{"enabled": true}], "access_log_settings": [{}]}, "exists": "no"}

test_nobody_logs if {
	every kind in ["aws_lb", "aws_apigatewayv2_stage"] {
		found := rule.findings with input as {"resource": {kind: [row(kind)], "aws_security_group": [everybody]}}
		count(found) == 0
	}
}

test_another_scanner_is_silenced if {
	marker := {"rule": "CKV_AWS_91", "at": {"path": "infra/main.tf", "line": 1}}
	balancer := object.union(row("aws_lb"), {"at": {"end_line": 3}})
	found := rule.findings with input as {"resource": {"aws_lb": [balancer, peer], "aws_security_group": [everybody]}, "marker": {"suppressed": [marker]}}
	count(found) == 0
}

test_disposable if count(of("aws_lb", {"at": {"path": "infra/sandbox/main.tf"}})) == 0

test_balancer if {
	some finding in of("aws_lb", {})
	finding.key == ["aws_lb.web"]
	finding.evidence == {"access_logs": "absent", "internal": "absent"}
}

test_switched_off if {
	some finding in of("aws_alb", {"attrs": {"access_logs": [{"bucket": "b", "enabled": false}]}})
	finding.evidence.access_logs == [{"bucket": "b", "enabled": false}]
	count(of("aws_lb", {"attrs": {"access_logs": [{"bucket": "b"}]}})) == 1
}

test_logs if {
	count(of("aws_lb", {"attrs": {"access_logs": [{"bucket": "b", "enabled": true}]}})) == 0
	count(of("aws_lb", {"attrs": {"access_logs": [{}]}, "unsure": ["access_logs.0.enabled"]})) == 0
	count(of("aws_lb", {"unsure": ["access_logs"]})) == 0
}

test_not_public if {
	count(of("aws_lb", {"attrs": {"internal": true}})) == 0
	count(of("aws_lb", {"unsure": ["internal"]})) == 0
	count(of("aws_lb", {"attrs": {"load_balancer_type": "network"}})) == 0
}

test_kept_from_the_internet if {
	count(of("aws_lb", {"references": []})) == 0
	count(of("aws_lb", {"references": [{"attribute": "security_groups", "to": "terraform:infra#aws_security_group.office"}]})) == 0
}

test_stage if {
	every kind in ["aws_api_gateway_stage", "aws_apigatewayv2_stage"] {
		count(of(kind, {})) == 1
		count(of(kind, {"attrs": {"access_log_settings": [{}]}})) == 0
		count(of(kind, {"unsure": ["access_log_settings"]})) == 0
	}
}

test_delivered if count(beside("aws_lb", {}, {"aws_cloudwatch_log_delivery_source": [{"unit": "terraform:infra"}]})) == 0

test_executions if {
	count(beside("aws_api_gateway_stage", {}, {"aws_api_gateway_method_settings": [{"unit": "terraform:infra", "attrs": {"settings": [{"logging_level": "INFO"}]}}]})) == 0
	count(beside("aws_api_gateway_stage", {}, {"aws_api_gateway_method_settings": [{"unit": "terraform:infra", "attrs": {"settings": [{}]}}]})) == 1
}
