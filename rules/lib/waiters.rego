# What waits until a function has done its work.
package debt.lib

# waiters: by function, what hands it work and waits.
waiters := {function: kinds | some function, kinds in _waiters}

_waiters[id] contains waiting if {
	some id, _ in functions
	some kind, [attribute, waiting] in {
		"aws_lambda_event_source_mapping": ["function_name", "a stream"], "aws_lambda_function_url": ["function_name", "a caller"],
		"aws_api_gateway_authorizer": ["authorizer_uri", "a caller"], "aws_lb_target_group_attachment": ["target_id", "a caller"],
	}
	some mention in input.referrers[id][kind]
	mention.attribute == attribute
	not mention.id in _off_a_queue
}

# _off_a_queue: mappings without a starting position, which only a stream needs; or perhaps.
_off_a_queue contains mapping.id if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	not present(mapping, "starting_position")
}
