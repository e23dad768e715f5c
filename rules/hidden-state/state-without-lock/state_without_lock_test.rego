package debt.rules["hidden-state"]["state-without-lock_test"]

import data.debt.rules["hidden-state"]["state-without-lock"] as rule

at := {"unit": "terraform:infra", "path": "infra/main.tf", "line": 2}

complete := {"bucket": "b", "key": "k", "region": "r"}

backend(attrs) := {"id": "b", "unit": "terraform:infra", "name": "s3", "attrs": attrs, "at": at}

findings(row) := found if found := rule.findings with input as {"state": {"backend": [row]}}

step(run) := found if found := rule.findings with input as {"step": [{"job": "j", "key": "apply", "run": run, "at": {"unit": "pipeline:x"}}]}

test_no_lock if {
	some finding in findings(backend(complete))
	finding.key == ["backend s3"]
}

test_lock_switched_off if count(findings(backend(object.union(complete, {"use_lockfile": false})))) == 1

test_lockfile if count(findings(backend(object.union(complete, {"use_lockfile": true})))) == 0

test_table if count(findings(backend(object.union(complete, {"dynamodb_table": "t"})))) == 0

test_table_unknown if count(findings(object.union(backend(complete), {"unsure": ["dynamodb_table"]}))) == 0

test_lockfile_unknown if count(findings(object.union(backend(complete), {"unsure": ["use_lockfile"]}))) == 0

test_empty_partial if count(findings(backend({}))) == 0

test_partial_without_key if count(findings(backend({"bucket": "b", "region": "r"}))) == 0

test_other_store if count(findings(backend(object.union(complete, {"endpoints": {"s3": "https://x"}})))) == 0

test_other_backend if count(findings(object.union(backend(complete), {"name": "gcs"}))) == 0

test_editors_copy if count(findings(object.union(backend(complete), {"at": {"path": ".history/main_2025.tf"}}))) == 0

test_completed_by_the_pipeline if {
	found := rule.findings with input as {"state": {"backend": [backend(complete)]}, "step": [{"run": "terraform init -backend-config=prod.hcl"}]}
	count(found) == 0
}

test_pipeline_unknown if {
	found := rule.findings with input as {"state": {"backend": [backend(complete)]}, "step": [{"unsure": ["run"]}]}
	count(found) == 0
}

test_apply_without_lock if {
	some finding in step("terraform -chdir=infra apply -auto-approve -lock=false")
	finding.key == ["j", "apply"]
}

test_plan_without_lock if count(step("terraform plan -lock=false\nterraform apply plan.out")) == 0

test_apply_with_lock if count(step("tofu apply -lock=true")) == 0
