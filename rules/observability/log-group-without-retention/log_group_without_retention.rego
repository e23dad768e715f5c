# METADATA
# title: Log group keeps logs forever
# description: >-
#   Without a retention, every line that was ever logged is kept and paid for, and a search during an incident
#   goes through all of it. Nobody decides what is worth keeping until the bill does. Groups are left alone where a
#   policy lets a program set how long logs are kept: of the same directory, or of all groups that it finds; and where
#   another scanner is told not to ask about it.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
# custom:
#   id: OBS-001
#   severities: [low]
#   confidence: high
#   default: on
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1c", "1a"]
#   remediation: Set retention_in_days, per environment if need be, for example 30, 90 or 400 days.
#   effort: 5m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.observability["log-group-without-retention"]

import data.debt.lib

findings contains {
	"at": group.at,
	"key": [group.address],
	"message": sprintf("%s keeps its logs forever: retention_in_days is not set", [group.address]),
	"evidence": {"retention_in_days": "absent"},
} if {
	some group in running
	lib.absent(group, "retention_in_days")
}

# The provider's 0 means that logs never expire.
findings contains {
	"at": group.at,
	"key": [group.address],
	"message": sprintf("%s keeps its logs forever: retention_in_days is 0", [group.address]),
	"evidence": {"retention_in_days": 0},
} if {
	some group in running
	group.attrs.retention_in_days == 0
}

running contains group if {
	some group in input.resource.aws_cloudwatch_log_group
	group.exists == "yes"
	lib.live(group)
	not group.unit in kept_by_programs
	count(keepers) == 0
	not lib.silenced(group, {"CKV_AWS_66", "CKV_AWS_338"})
}

# keepers: policies of programs that, by their name, care about retention, and may look for all groups.
keepers contains policy if {
	some policy, actions in allowed
	regex.match(`(?i)(^|[^a-z])logs?[^a-z]?(group[^a-z]?)?s?[^a-z]?retention|retention[^a-z]?(check|set|enforce|keep|manage|polic)`, concat(" ", policy))
	count(actions & {"logs:DescribeLogGroups", "?"}) > 0
}

# kept_by_programs: units in which a policy lets a program set, or may do so, how long logs are kept.
kept_by_programs contains unit if {
	some [unit, _], actions in allowed
	count(actions & {"logs:PutRetentionPolicy", "?"}) > 0
}

# allowed: what matters here of what policies allow, by unit and name; "?" where that is not known.
allowed[[policy.unit, policy.name]] contains action if {
	some policy in input.data.aws_iam_policy_document
	some statement in policy.attrs.statement
	some action in {"logs:DescribeLogGroups", "logs:PutRetentionPolicy"} & {action | some action in statement.actions}
}

allowed[[policy.unit, policy.name]] contains "?" if {
	some policy in input.data.aws_iam_policy_document
	some doubt in policy.unsure
	startswith(doubt, "statement") # which is quick
	regex.match(`^statement(\.[0-9]+(\.actions)?)?$`, doubt)
}
