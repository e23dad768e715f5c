# Whether a repository writes down who calls it.
package debt.lib

# log_their_calls: kinds of entrances, "balancer" and "stage", of which some
# certainly writes access logs. Without one, nobody shows that they matter here.
log_their_calls.balancer if {
	some kind in ["aws_lb", "aws_alb"]
	some row in input.resource[kind]
	some logs in row.attrs.access_logs
	logs.enabled in {true, "true"}
}

log_their_calls.stage if {
	some kind in ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]
	some row in input.resource[kind]
	present(row, "access_log_settings")
}

# without_access_logs: by ID, balancers without logs, or with logs that are not
# switched on, and what stands there.
without_access_logs := object.union(
	{balancer.id: "absent" |
		some kind in ["aws_lb", "aws_alb"]
		some balancer in input.resource[kind]
		absent(balancer, "access_logs")
	},
	{balancer.id: balancer.attrs.access_logs |
		some kind in ["aws_lb", "aws_alb"]
		some balancer in input.resource[kind]
		size(balancer, "access_logs") == 1
		off(balancer, "access_logs.0.enabled")
	},
)
