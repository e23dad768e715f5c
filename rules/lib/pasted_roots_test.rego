package debt.lib_test

import data.debt.lib

pasted(change) := {
	"unit": [
		{"id": "terraform:live", "path": "live"},
		{"id": "terraform:copy", "path": "copy"},
		{"id": "terraform:copy/fn", "path": "copy/fn"},
		{"id": "terraform:copying", "path": "copying"},
	],
	"units": {"terraform:copy": {"path": "copy"}},
	"state": {"backend": [
		{"unit": "terraform:live", "name": "s3", "object": "s3://states/app", "at": {}},
		object.union({"unit": "terraform:copy", "name": "s3", "object": "s3://states/app", "at": {}}, change),
	]},
	"change": [
		{"unit": "terraform:live", "complete": true, "created_at": "2020-01-01T00:00:00Z", "last_touched_at": "2024-01-01T00:00:00Z"},
		{"unit": "terraform:copy", "complete": true, "created_at": "2025-01-01T00:00:00Z", "last_touched_at": "2025-01-01T00:00:00Z"},
		{"unit": "terraform:copy/fn", "complete": true, "created_at": "2025-01-01T00:00:00Z", "last_touched_at": "2025-01-01T00:00:00Z"},
		{"unit": "terraform:copying", "complete": true, "created_at": "2025-01-01T00:00:00Z", "last_touched_at": "2025-01-01T00:00:00Z"},
	],
}

test_pasted_root if lib.pasted_roots == {"terraform:copy", "terraform:copy/fn"} with input as pasted({})

test_another_state if lib.pasted_roots == set() with input as pasted({"object": "s3://states/copy"})

test_state_of_a_working_copy if lib.pasted_roots == set() with input as pasted({"name": "local"})

test_copy_that_is_run if {
	lib.pasted_roots == set() with input as object.union(pasted({}), {"link": [{"kind": "deploys", "to": "terraform:copy"}]})
}

test_copy_that_is_worked_on if {
	touched := array.concat(
		[change | some change in pasted({}).change; change.unit != "terraform:copy"],
		[{"unit": "terraform:copy", "complete": true, "created_at": "2025-01-01T00:00:00Z", "last_touched_at": "2025-03-01T00:00:00Z"}],
	)
	lib.pasted_roots == set() with input as object.union(pasted({}), {"change": touched})
}

test_history_is_not_known if lib.pasted_roots == set() with input as object.union(pasted({}), {"change": []})

gone_module := {"kind": "module", "status": "dangling", "from": "terraform:copy", "to": "terraform:gone"}

test_copy_that_cannot_be_planned if {
	lib.broken_copies == {"terraform:copy"} with input as object.union(pasted({}), {"link": [gone_module]})
	lib.broken_copies == set() with input as object.union(pasted({}), {"link": [object.union(gone_module, {"status": "resolved"})]})
	lib.broken_copies == set() with input as object.union(pasted({"object": "s3://states/copy"}), {"link": [gone_module]})
}

test_neither_can_be_planned if {
	lib.broken_copies == set() with input as object.union(pasted({}), {"link": [gone_module, object.union(gone_module, {"from": "terraform:live"})]})
}

test_what_generates_code_may_bring_the_module if {
	generated := object.union(pasted({}).state, {"generator": [{"unit": "terraform:copy"}]})
	lib.broken_copies == set() with input as object.union(pasted({}), {"link": [gone_module], "state": generated})
}
