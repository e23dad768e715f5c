# METADATA
# title: Functions make their own log groups
# description: >-
#   Where no code declares the log group of a function, its first call makes one: kept for ever, without tags, and left
#   behind when the function goes. What the logs cost and how far back they go is then nobody's decision. Found once for each
#   unit. A function is passed over that has a logging_config, may run at the edge, whose name a log group may have, in
#   whatever unit, or that a module gets.
#   Off by default: 3 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
# custom:
#   id: OBS-002
#   severities: [low]
#   confidence: high
#   default: off
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: ["log groups"]
#   serves: ["1c", "3f", "1d"]
#   remediation: >-
#     Declare aws_cloudwatch_log_group "/aws/lambda/<name>" with a retention_in_days, import the one that exists, and let
#     the function depend on it.
#   effort: 15m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.observability["implicit-log-group"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": ["log groups"],
	"message": sprintf("%d of %d functions log to a group that no code declares, such as %s", [
		count(bare[unit.id]), count(running[unit.id]), sort(bare[unit.id])[0],
	]),
	"evidence": {"functions": sort(bare[unit.id])},
} if {
	some unit in input.unit
	count(bare[unit.id]) > 0
}

bare := {unit: addresses | some unit, addresses in _bare}

_bare[function.unit] contains function.address if {
	some function in input.resource.aws_lambda_function
	function.id in running[function.unit]
	lib.absent(function, "logging_config")
	not function.id in lib.logged
}

# running: the functions of a unit, but for those that may run at the edge, where
# each region has a group.
running := {unit: ids | some unit, ids in _running}

_running[function.unit] contains function.id if {
	some function in input.resource.aws_lambda_function
	lib.exists(function)
	lib.live(function)
	lib.off(function, "publish")
	not input.referrers[function.id].aws_cloudfront_distribution
	not regex.match(`(?i)edge|cloudfront`, concat(" ", [function.address, function.at.path]))
}
