package debt.lib_test

import data.debt.lib

_scaler(change) := {"resource": {"google_compute_autoscaler": [object.union({"id": "u#s", "unit": "u", "attrs": {}, "at": {"unit": "u"}}, change)]}}

test_moved if {
	"u#g" in lib.moved with input as _scaler({"references": [{"attribute": "target", "to": "u#g"}]})
	not "u#g" in lib.moved with input as _scaler({"references": [{"attribute": "name", "to": "u#g"}]})
}

test_moved_doubt if {
	"u" in lib.moved_doubt with input as _scaler({"unsure": ["target"]})
	not "u" in lib.moved_doubt with input as _scaler({"unsure": ["target"], "references": [{"attribute": "target", "to": "u#g.x"}]})
}
