package debt.lib_test

import data.debt.lib

_store(kind, change) := {"resource": {kind: [object.union(
	{"id": "u#s", "unit": "u", "name": "s", "attrs": {}, "exists": "yes", "at": {"unit": "u", "path": "main.tf"}},
	change,
)]}, "whole": {"u": true}}

test_frozen if {
	"u#s" in lib.frozen with input as _store("google_spanner_instance", {})
	"u#s" in lib.frozen with input as _store("aws_kinesis_stream", {})
	lib.frozen == set() with input as _store("google_spanner_instance", {"attrs": {"lifecycle": [{"ignore_changes": ["num_nodes"]}]}})
	lib.frozen == set() with input as _store("google_spanner_instance", {"at": {"unit": "u", "path": "staging/main.tf"}})
	lib.frozen == set() with input as _store("google_redis_instance", {})
}
