package debt.lib_test

import data.debt.lib

test_behaves if {
	every type in ["aws_lb_listener_rule", "aws_vpc_security_group_ingress_rule", "aws_wafv2_web_acl", "azurerm_redis_cache", "google_compute_security_policy"] {
		lib.behaves(type)
	}
	every type in ["aws_route53_record", "aws_acm_certificate", "aws_instance", "aws_cloudwatch_dashboard", "random_id"] {
		not lib.behaves(type)
	}
}
