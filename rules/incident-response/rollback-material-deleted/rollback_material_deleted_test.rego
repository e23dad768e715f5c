package debt.rules["incident-response"]["rollback-material-deleted_test"]

import data.debt.rules["incident-response"]["rollback-material-deleted"] as rule

findings(kind, attrs, change) := found if {
	row := object.union(
		{
			"id": "terraform:infra#x.main",
			"unit": "terraform:infra",
			"name": "main",
			"address": "x.main",
			"attrs": attrs,
			"exists": "yes",
			"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
		},
		change,
	)
	found := rule.findings with input as {"resource": {kind: [row]}}
}

policy(selection) := {"policy": json.marshal({"rules": [{"rulePriority": 2, "selection": selection}]})}

images(selection) := findings("aws_ecr_lifecycle_policy", policy(selection), {})

test_few_images if {
	some finding in images({"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 3})
	finding.key == ["x.main"]
	object.keys(finding.evidence) == {"policy"}
}

test_enough_images if count(images({"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 4})) == 0

test_days if {
	count(images({"tagStatus": "tagged", "countType": "sinceImagePushed", "countNumber": 6})) == 1
	count(images({"tagStatus": "tagged", "countType": "sinceImagePushed", "countNumber": 7})) == 0
}

test_untagged if count(images({"tagStatus": "untagged", "countType": "imageCountMoreThan", "countNumber": 1})) == 0

test_moving_tag if {
	count(images({"tagStatus": "tagged", "tagPrefixList": ["latest"], "countType": "imageCountMoreThan", "countNumber": 1})) == 0
	count(images({"tagStatus": "tagged", "tagPatternList": ["v*"], "countType": "imageCountMoreThan", "countNumber": 1})) == 1
}

test_later_rule if {
	first := {"rulePriority": 1, "selection": {"tagStatus": "tagged", "tagPatternList": ["*"], "countType": "sinceImagePushed", "countNumber": 90}}
	later := {"rulePriority": 2, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 1}}
	count(findings("aws_ecr_lifecycle_policy", {"policy": json.marshal({"rules": [first, later]})}, {})) == 0
}

test_no_policy if {
	count(findings("aws_ecr_lifecycle_policy", {"policy": "no JSON"}, {})) == 0
	count(findings("aws_ecr_lifecycle_policy", {}, {"unsure": ["policy"]})) == 0
}

delete(seconds) := {"action": "DELETE", "condition": [{"older_than": seconds}]}

test_google if {
	count(findings("google_artifact_registry_repository", {"cleanup_policies": [delete("86400s")]}, {})) == 1
	count(findings("google_artifact_registry_repository", {"cleanup_policies": [delete("2592000s")]}, {})) == 0
	keep := {"action": "KEEP", "most_recent_versions": [{"keep_count": 10}]}
	count(findings("google_artifact_registry_repository", {"cleanup_policies": [delete("86400s"), keep]}, {})) == 0
}

test_revisions if {
	count(findings("kubernetes_deployment", {"spec": [{"revision_history_limit": 0}]}, {})) == 1
	count(findings("kubernetes_deployment", {"spec": [{}]}, {})) == 0
}

test_alias if {
	count(findings("aws_lambda_alias", {"name": "live", "function_version": "$LATEST"}, {})) == 1
	count(findings("aws_lambda_alias", {"name": "live", "function_version": "7"}, {})) == 0
}

test_does_not_exist if {
	count(findings("aws_lambda_alias", {"name": "live", "function_version": "$LATEST"}, {"exists": "no"})) == 0
}

task(command) := findings("azurerm_container_registry_task", {"encoded_step": [{"task_content": concat("", ["steps:\n  - cmd: acr purge ", command, "\n"])}]}, {})

test_azure if {
	count(task("--filter '.*:.*' --ago 6d")) == 1
	count(task("--filter '.*:.*' --ago 7d")) == 0
	count(task("--filter '.*:.*' --ago 167h")) == 1
	count(task("--filter '.*:.*' --ago 168h")) == 0
	count(task("--filter '.*:.*' --ago 0d --keep 4")) == 0
	count(task("--filter 'api:^dev-.*' --ago 1d")) == 0
	count(findings("azurerm_container_app", {"max_inactive_revisions": 0}, {})) == 1
	count(findings("azurerm_container_app", {}, {})) == 0
}
