# METADATA
# title: Account numbers are typed into the code
# description: >-
#   The same account number stands, as a literal inside ARNs, in unit after unit, or, in Azure, that
#   of a subscription inside ids of resources. A copy of the code in another account
#   still points back, and when an account is split or replaced, someone searches for a number. Everyone types some, so
#   this is one finding for the repository, and only where one number stands in three units or more. Links, layers, accounts
#   that the cloud or a vendor publishes and placeholders are left out, as are the state of other units, image owners and
#   variables, which are the place for such numbers: what comes through one, or a local value, is not typed in.
#   Off by default: 2 of 4 findings in the sampled repositories were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/caller_identity
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/subscription
# custom:
#   id: STA-011
#   severities: [low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: first_seen
#   interest: change
#   key: ["accounts, or subscriptions"]
#   serves: ["3a", "7a"]
#   remediation: >-
#     Name each account once (a variable, a module of accounts, SSM parameters or the organisation's data sources) and
#     build the ARNs from that; use aws_caller_identity (azurerm_subscription) for the account itself.
#   effort: 2h
#   since: 0.1.0
#   clouds: [aws, azure]
package debt.rules["hidden-state"]["hardcoded-account-identity"]

import data.debt.lib

findings contains {
	"at": input.repository_at,
	"key": [what],
	"message": sprintf(text, [most, top, count(spread[what])]),
	"evidence": {what: count(spread[what]), "units": array.slice(sort(spread[what][most]), 0, 10)},
} if {
	not input.repository.retired
	some what, text in texts
	top := max({count(units) | some units in spread[what]})
	most := min({account | some account, units in spread[what]; count(units) == top})
}

texts := {
	"accounts": "Account %s is typed into ARNs of %d units; numbers that stand in three or more: %d",
	"subscriptions": "Subscription %s is typed into ids of %d units; subscriptions that stand in three or more: %d",
}

spread := {"accounts": stand_in(typed), "subscriptions": stand_in(subscriptions)}

stand_in(numbers) := {account: units |
	some account in {number | some [number, _] in numbers}
	units := {unit | some [number, unit] in numbers; number == account}
	count(units) >= 3
}

subscriptions contains [id, row.unit] if {
	some row in rows
	lib.live(row)
	some [_, value] in lib.typed(row, `^/subscriptions/[0-9a-f]{8}-`)
	some [_, id] in regex.find_all_string_submatch_n(`^/subscriptions/([0-9a-f-]*[2-9a-f][0-9a-f-]*)(?:/|$)`, value, 500) # of 0 and 1, a placeholder
}

typed contains [number, row.unit] if {
	some row in rows
	lib.live(row)
	regex.match(`:[0-9]{12}:`, json.marshal(row.attrs))
	some [_, value] in lib.typed(row, `:[0-9]{12}:`)
	some [arn, number] in regex.find_all_string_submatch_n(`arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:([0-9]{12}):[a-z]*`, value, 500)
	not endswith(arn, ":layer")
	not number in published
}

rows contains row if some row in input.data.aws_iam_policy_document

rows contains row if {
	some kind, members in input.resource
	regex.match(`^(aws|azurerm)_`, kind)
	some row in members
}

# published: accounts of load balancers' logs, of vendors, and placeholders.
published := {
	"000000000000", "111111111111", "111122223333", "123456789012", "009996457667", "027434742980", "033677994240",
	"054676820928", "114774131450", "127311923021", "156460612806", "464622532012", "507241528517", "582318560864",
	"600734575887", "652711504416", "718504428378", "783225319266", "797873946194", "897822967062", "985666609251",
}
