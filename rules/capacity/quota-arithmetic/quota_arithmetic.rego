# METADATA
# title: Declared maximum reaches a quota
# description: >-
#   What the code declares already uses up a default quota of the account. The next policy, rule or burst fails to apply
#   or is throttled, and quotas are met when scaling out during a recovery. Counted is what certainly exists, so the real
#   number may be higher; a raised quota is not known here. Quotas: 10 managed policies for a role, 60 rules for each
#   direction of a security group (from 50 on), 1,000 concurrent executions of functions in an account.
#   Off by default: it was found only 5 times in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
#   - https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
#   - https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
# custom:
#   id: CAP-015
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address, or the unit's functions]
#   serves: ["6d", "6a"]
#   remediation: >-
#     Ask for the higher quota before it is needed and alarm on its use, or need less: merge policies into one, use
#     prefix lists for rules, lower the concurrency.
#   effort: 30m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules.capacity["quota-arithmetic"]

import data.debt.lib

findings contains {
	"at": owner.at,
	"key": [owner.address],
	"message": sprintf("%s has %d %s; the default quota is %d", [owner.address, number, what, quota]),
	"evidence": {"count": number},
} if {
	some [kind, what, near, quota] in [
		["aws_iam_role", "managed policies", 10, 10],
		["aws_security_group", "rules in one direction", 50, 60],
	]
	some owner in input.resource[kind]
	number := max({count(members) | some members in counted[owner.id]})
	number >= near
	lib.exists(owner)
	lib.live(owner)
}

findings contains {
	"at": mapping.at,
	"key": [mapping.address],
	"message": sprintf("%s lets %v executions run at once; all functions of an account share 1000 by default", [mapping.address, most]),
	"evidence": {"scaling_config.0.maximum_concurrency": most},
} if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	most := lib.certain(mapping, "scaling_config.0.maximum_concurrency")
	to_number(most) >= 1000
	lib.exists(mapping)
	lib.live(mapping)
}

# counted: what each role or group certainly has, by direction.
counted := {id: {members |
	some direction in {d | some [i, d, _] in belonging; i == id}
	members := {member | some [i, d, member] in belonging; i == id; d == direction}
} | some id in {i | some [i, _, _] in belonging}}

belonging contains [reference.to, direction, member.id] if {
	some [kind, attribute, fixed] in [
		["aws_iam_role_policy_attachment", "role", "policy"],
		["aws_security_group_rule", "security_group_id", ""],
		["aws_vpc_security_group_egress_rule", "security_group_id", "egress"],
		["aws_vpc_security_group_ingress_rule", "security_group_id", "ingress"],
	]
	some member in input.resource[kind]
	member.exists == "yes"
	some reference in member.references
	reference.attribute == attribute
	some direction in ({fixed} | {type | type := member.attrs.type}) - {""}
}
