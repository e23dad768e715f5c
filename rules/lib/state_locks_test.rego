package debt.lib_test

import data.debt.lib

_s3(unit, attrs) := {"unit": unit, "name": "s3", "attrs": attrs, "unsure": [], "maybe": {}}

test_state_locks if {
	found := lib.state_locks with input.state as {"backend": [
		_s3("a", {"key": "a", "use_lockfile": true}),
		_s3("b", {"key": "b", "dynamodb_table": "locks"}),
		_s3("c", {"key": "c"}),
		_s3("d", {}), # the command line says all of it
		object.union(_s3("e", {"key": "e"}), {"unsure": ["dynamodb_table"]}),
		object.union(_s3("f", {"prefix": "f"}), {"name": "gcs"}),
		object.union(_s3("g", {}), {"name": "local"}),
	]}
	found == {"a", "b", "d", "e", "f"}
}
