package debt.lib_test

import data.debt.lib

worker := {"id": "terraform:a#aws_lambda_function.f", "unit": "terraform:a", "attrs": {"function_name": "f"}}

group_row(change) := object.union({"id": "terraform:b#aws_cloudwatch_log_group.g", "unit": "terraform:b", "attrs": {}, "references": []}, change)

log_facts(group, referrers) := {
	"resource": {"aws_lambda_function": [worker], "aws_cloudwatch_log_group": [group]},
	"referrers": referrers,
	"neighbours": {"terraform:b": ["terraform:a"]},
}

test_logged_by_name if {
	worker.id in lib.logged with input as log_facts(group_row({"attrs": {"name": "/aws/lambda/f"}}), {})
	not worker.id in lib.logged with input as log_facts(group_row({"attrs": {"name": "/aws/lambda/g"}}), {})
}

test_logged_by_reference if {
	every kind in ["aws_cloudwatch_log_group", "module"] {
		worker.id in lib.logged with input as log_facts(group_row({}), {worker.id: {kind: [{"id": "x", "attribute": "name"}]}})
	}
	not worker.id in lib.logged with input as log_facts(group_row({}), {worker.id: {"aws_lambda_permission": [{"id": "x", "attribute": "function_name"}]}})
}

test_logged_perhaps if {
	worker.id in lib.logged with input as log_facts(group_row({"unit": "terraform:a", "unsure": ["name"]}), {})
	worker.id in lib.logged with input as log_facts(group_row({"unsure": ["name"], "references": [{"attribute": "name", "to": "terraform:b#module.m"}]}), {})
	not worker.id in lib.logged with input as log_facts(group_row({"unsure": ["name"]}), {})
}

test_logged_for_another if {
	group := group_row({"unit": "terraform:a", "unsure": ["name"], "references": [{"attribute": "name", "to": "terraform:a#aws_lambda_function.other"}]})
	not worker.id in lib.logged with input as object.union(log_facts(group, {}), {"resource": {"aws_lambda_function": [worker, {"id": "terraform:a#aws_lambda_function.other", "unit": "terraform:a", "attrs": {}}]}})
}

test_logged_by_a_module_for_others if {
	facts := object.union(log_facts(group_row({"unsure": ["name", "for_each"]}), {}), {"units": {"terraform:b": {"role": "module"}}})
	worker.id in lib.logged with input as object.union(object.remove(facts, ["neighbours"]), {"neighbours": {"terraform:b": ["terraform:root"], "terraform:root": ["terraform:a"]}})
	not worker.id in lib.logged with input as object.union(object.remove(facts, ["neighbours"]), {"neighbours": {"terraform:b": ["terraform:root"], "terraform:root": ["terraform:c"]}})
}
