# METADATA
# title: Nothing is kept to roll back to
# description: >-
#   The fast way out of a bad release is the one before it, and here it is deleted by policy: the registry keeps three
#   released images or fewer, or only for some days, the deployment keeps no earlier revision, or an alias always follows
#   the newest code. Rules about untagged images, about tags of branches or pull requests and about tags that move,
#   such as latest or prod, are left out; so are policies whose text is not known.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
#   - https://docs.cloud.google.com/artifact-registry/docs/repositories/cleanup-policy
#   - https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_app
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
# custom:
#   id: INC-010
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address, or the command]
#   serves: ["5f"]
#   remediation: Keep at least ten releases or 30 days of them, publish numbered versions, and try a rollback once.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["incident-response"]["rollback-material-deleted"]

import data.debt.lib

findings contains {
	"at": row.at,
	"key": [row.address],
	"message": sprintf("%s leaves nothing to roll back to: it %s", [row.address, what]),
	"evidence": {attribute: row.attrs[split(attribute, ".")[0]]},
} if {
	some [row, attribute, what] in deleting
	lib.exists(row)
	lib.live(row)
	not regex.match(`(?i)(^|[-_/])(pr|prs|pull|preview|review|cache|sandbox|playground|poc)([-_/.]|$)`, concat("/", [row.name, row.at.path]))
}

deleting contains [row, "policy", sprintf("keeps %v tagged images", [rule.selection.countNumber])] if {
	some [row, rule] in expiring
	rule.selection.countType == "imageCountMoreThan"
	to_number(rule.selection.countNumber) <= 3
}

deleting contains [row, "policy", sprintf("deletes tagged images after %v days", [rule.selection.countNumber])] if {
	some [row, rule] in expiring
	rule.selection.countType == "sinceImagePushed"
	to_number(rule.selection.countNumber) < 7
}

# What the first rule selects, a later one cannot expire.
expiring contains [row, rule] if {
	some row in input.resource.aws_ecr_lifecycle_policy
	json.is_valid(row.attrs.policy)
	rules := [rule | some rule in json.unmarshal(row.attrs.policy).rules; rule.selection.tagStatus in {"tagged", "any"}]
	some rule in rules
	rule.rulePriority == min({other.rulePriority | some other in rules})
	tags := concat(" ", [tag | some list in ["tagPrefixList", "tagPatternList"]; some tag in rule.selection[list]])
	not regex.match(`(?i)latest|prod|live|stable|main|master|dev|branch|test|cache|tmp|feat|\bpr\b|pr-`, tags)
}

deleting contains [row, attribute, what] if {
	some kind in {"azurerm_container_registry_task", "google_artifact_registry_repository"}
	some row in input.resource[kind]
	some [attribute, what] in lib.purging[row.id]
}

deleting contains [row, path, "keeps no earlier revision"] if {
	some kind, path in {
		"azurerm_container_app": "max_inactive_revisions",
		"kubernetes_deployment": "spec.0.revision_history_limit",
		"kubernetes_deployment_v1": "spec.0.revision_history_limit",
	}
	some row in input.resource[kind]
	lib.certain(row, path) == 0
}

deleting contains [row, "function_version", "follows $LATEST"] if {
	some row in input.resource.aws_lambda_alias
	row.attrs.function_version == "$LATEST"
	regex.match(`(?i)live|prod|active|current|stable|release`, row.attrs.name)
}
