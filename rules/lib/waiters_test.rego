package debt.lib_test

import data.debt.lib

waiters_with(kind, mention, mapping) := found if {
	found := lib.waiters with input as {
		"resource": {"aws_lambda_function": [{"id": "f", "attrs": {}}], "aws_lambda_event_source_mapping": [object.union({"id": "m", "attrs": {}}, mapping)]},
		"referrers": {"f": {kind: [mention]}},
	}
}

test_waiters if {
	by_mapping := {"id": "m", "attribute": "function_name"}
	waiters_with("aws_lambda_event_source_mapping", by_mapping, {"attrs": {"starting_position": "LATEST"}}) == {"f": {"a stream"}}
	waiters_with("aws_lambda_event_source_mapping", by_mapping, {}) == {}
	waiters_with("aws_lambda_event_source_mapping", by_mapping, {"unsure": ["starting_position"]}) == {}
	waiters_with("aws_lambda_function_url", {"id": "u", "attribute": "function_name"}, {}) == {"f": {"a caller"}}
}
