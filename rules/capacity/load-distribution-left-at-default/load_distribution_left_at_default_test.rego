package debt.rules.capacity["load-distribution-left-at-default_test"]

import data.debt.rules.capacity["load-distribution-left-at-default"] as rule

place := {"unit": "u", "path": "main.tf", "line": 1}

findings(group, threshold) := found if {
	found := rule.findings with input as {"resource": {
		"aws_lb_target_group": [{"id": "u#g", "unit": "u", "address": "g", "attrs": group, "exists": "yes", "at": place}],
		"aws_cloudwatch_metric_alarm": [{
			"id": "u#a", "unit": "u", "address": "a", "exists": "yes", "at": place,
			"attrs": {"metric_name": "TargetResponseTime", "threshold": threshold},
			"references": [{"attribute": "dimensions.TargetGroup", "to": "u#g"}],
		}],
	}}
}

test_slow if count(findings({}, 2)) == 1

test_slow_as_text if count(findings({"load_balancing_algorithm_type": "round_robin"}, "2")) == 1

test_short if count(findings({}, 0.2)) == 0

test_least_outstanding if count(findings({"load_balancing_algorithm_type": "least_outstanding_requests"}, 2)) == 0

test_warming if count(findings({"slow_start": 30}, 2)) == 0
