package debt.rules["hidden-state"]["local-state_test"]

import data.debt.rules["hidden-state"]["local-state"] as rule

root := {"id": "terraform:infra", "kind": "terraform", "path": "infra", "role": "root", "at": {"unit": "terraform:infra", "path": "infra/main.tf"}}

backend(name) := {"id": "b", "unit": "terraform:infra", "kind": "backend", "name": name, "attrs": {}, "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 2}}

# A root that a person applies: a provider, a lock file and something in a cloud.
applied := {
	"unit": [root],
	"units": {root.id: root},
	"provider": [{"unit": "terraform:infra", "name": "aws"}],
	"pin": {"provider": [{"unit": "terraform:infra", "source_type": "lock"}]},
	"resource": {"aws_sqs_queue": [{"unit": "terraform:infra", "name": "jobs"}]},
	"whole": {"terraform:infra": true},
}

findings(change) := found if found := rule.findings with input as object.union(applied, change)

test_no_backend if {
	some finding in findings({})
	finding.severity == "medium"
	finding.key == ["state"]
}

test_local_backend if {
	some finding in findings({"state": {"backend": [backend("local")]}})
	finding.severity == "high"
	finding.at.line == 2
}

test_one_finding_for_a_local_backend if count(findings({"state": {"backend": [backend("local")]}})) == 1

test_remote_backend if count(findings({"state": {"backend": [backend("s3")]}})) == 0

test_terragrunt_anywhere if count(findings({"state": {"generator": [{"unit": "terraform:other"}]}})) == 0

test_pipeline_writes_the_backend if count(findings({"step": [{"run": "envsubst < backend.tpl > backend.tf"}]})) == 0

test_pipeline_may_write_the_backend if count(findings({"step": [{"unsure": ["run"]}]})) == 0

test_other_steps if count(findings({"step": [{"run": "make"}]})) == 1

test_a_file_was_not_read if count(findings({"whole": {"terraform:infra": false}})) == 0

test_no_lock_file if count(findings({"pin": {"provider": [{"unit": "terraform:infra", "source_type": "required"}]}})) == 0

test_no_provider_block if count(findings({"provider": []})) == 0

test_module if count(findings({"unit": [object.union(root, {"role": "module"})]})) == 0

test_example if count(findings({"unit": [object.union(root, {"at": {"context": "example"}})]})) == 0

test_bootstrap_by_path if count(findings({"unit": [object.union(root, {"path": "infra/bootstrap"})]})) == 0

test_bootstrap_by_bucket if {
	count(findings({"resource": {"aws_s3_bucket": [{"unit": "terraform:infra", "name": "tfstate"}]}})) == 0
}

test_a_bucket_for_the_state_of_an_application if {
	count(findings({"resource": {"aws_s3_bucket": [{"unit": "terraform:infra", "name": "state_storage"}]}})) == 1
}

test_modules_only if {
	found := rule.findings with input as object.union(
		object.remove(applied, ["resource"]),
		{"module": [{"unit": "terraform:infra"}]},
	)
	count(found) == 1
}

test_local_cluster if {
	found := rule.findings with input as object.union(
		object.remove(applied, ["resource"]),
		{"resource": {"kind_cluster": [{"unit": "terraform:infra", "name": "dev"}]}},
	)
	count(found) == 0
}
