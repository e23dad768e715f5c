package debt.lib_test

import data.debt.lib

policies(to) := {"resource": {"aws_appautoscaling_policy": [{
	"id": "u#aws_appautoscaling_policy.api",
	"unit": "u",
	"references": [{"attribute": "resource_id", "to": to}],
}]}}

test_policy_doubt if {
	lib.policy_doubt == set() with input as policies("u#aws_appautoscaling_target.api")
	lib.policy_doubt == {"u"} with input as policies("u#var.service")
}
