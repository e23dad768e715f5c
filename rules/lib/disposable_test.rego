package debt.lib_test

import data.debt.lib

kept_row := {"unit": "terraform:infra", "address": "aws_db_instance.main", "at": {"path": "infra/main.tf"}, "attrs": {"tags": {"is-production": true, "environment": "live"}}}

test_kept_is_not_disposable if not lib.disposable(kept_row)

test_disposable if {
	lib.disposable(object.union(kept_row, {"unit": "terraform:infra/dev"}))
	lib.disposable(object.union(kept_row, {"at": {"path": "infra/test.tf"}}))
	lib.disposable(object.union(kept_row, {"address": "aws_db_instance.restored"}))
	lib.disposable(object.union(kept_row, {"address": "module.stage.aws_db_instance.main"}))
	not lib.disposable(object.union(kept_row, {"address": "aws_db_instance.latest"}))
	not lib.disposable(object.union(kept_row, {"address": "aws_api_gateway_stage.live"}))
}

test_disposable_by_condition if {
	condition := {"condition": `local.environment == "development"`, "branch": true, "value": 1}
	lib.disposable(object.union(kept_row, {"maybe": {"count": [condition]}}))
	not lib.disposable(object.union(kept_row, {"maybe": {"name": [condition]}}))
	not lib.disposable(object.union(kept_row, {"maybe": {"count": [{"condition": "var.create", "branch": true, "value": 1}]}}))
}

test_disposable_by_tag if {
	lib.disposable(object.union(kept_row, {"attrs": {"tags": {"is-production": "false"}}}))
	lib.disposable(object.union(kept_row, {"attrs": {"tags": {"is_production": false}}}))
	lib.disposable(object.union(kept_row, {"attrs": {"tags": {"Environment": "staging"}}}))
	not lib.disposable(object.union(kept_row, {"attrs": {"tags": {"team": "test"}}}))
}
