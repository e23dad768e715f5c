package debt.lib_test

import data.debt.lib

opened_balancer := {"id": "terraform:infra#aws_lb.web", "references": [{"attribute": "security_groups", "to": "terraform:infra#aws_security_group.web"}]}

opened_group(ingress) := {"aws_security_group": [{"id": "terraform:infra#aws_security_group.web", "attrs": {"ingress": ingress}}]}

opened_rule(kind, attrs) := {kind: [{
	"exists": "yes", "attrs": attrs,
	"references": [{"attribute": "security_group_id", "to": "terraform:infra#aws_security_group.web"}],
}]}

test_opened_in_the_group if {
	lib.opened(opened_balancer) with input.resource as opened_group([{"protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}])
	lib.opened(opened_balancer) with input.resource as opened_group([{"protocol": "tcp", "ipv6_cidr_blocks": ["::/0"]}])
}

test_opened_beside_the_group if {
	lib.opened(opened_balancer) with input.resource as opened_rule("aws_security_group_rule", {"type": "ingress", "cidr_blocks": ["0.0.0.0/0"]})
	lib.opened(opened_balancer) with input.resource as opened_rule("aws_vpc_security_group_ingress_rule", {"cidr_ipv4": "0.0.0.0/0"})
}

test_not_opened if {
	not lib.opened(opened_balancer) with input.resource as opened_group([{"protocol": "tcp", "cidr_blocks": ["10.0.0.0/8"]}])
	not lib.opened(opened_balancer) with input.resource as opened_group([{"protocol": "icmp", "cidr_blocks": ["0.0.0.0/0"]}])
	not lib.opened(opened_balancer) with input.resource as opened_rule("aws_security_group_rule", {"type": "egress", "cidr_blocks": ["0.0.0.0/0"]})
	not lib.opened(opened_balancer) with input.resource as {}
}
