package debt.lib_test

import data.debt.lib

gone := {"complete": true, "authors": 2, "present": 0, "knowers": 0}

forgotten_root := unit_row("terraform", "a", {"role": "root"})

history_of(past) := {
	"unit": [forgotten_root],
	"units": {forgotten_root.id: forgotten_root},
	"workflow": [],
	"link": [],
	"change": [object.union(past, {"unit": forgotten_root.id})],
}

test_forgotten if lib.forgotten == {"terraform:a"} with input as history_of(gone)

test_remembered_and_not_forgotten if {
	every past in [{"present": 1}, {"knowers": 1}] {
		lib.remembered == {"terraform:a"} with input as history_of(object.union(gone, past))
		lib.forgotten == set() with input as history_of(object.union(gone, past))
	}
}

test_without_a_past if {
	every past in [{"complete": false}, {"authors": 0}, {"imported": true}] {
		lib.remembered == set() with input as history_of(object.union(gone, past))
	}
}

test_somebody_knows_a_part if {
	below := unit_row("terraform", "a/modules/b", {})
	lib.forgotten == set() with input as object.union(history_of(gone), {
		"units": {unit.id: unit | some unit in [forgotten_root, below]},
		"change": [object.union(gone, {"unit": "terraform:a"}), object.union(gone, {"unit": below.id, "present": 1})],
	})
}

test_forgotten_parts if {
	below := unit_row("terraform", "a/modules/b", {})
	called := unit_row("terraform", "modules/c", {})
	shared := unit_row("terraform", "modules/d", {})
	other := unit_row("terraform", "e", {"role": "root"})
	units := [forgotten_root, below, called, shared, other]
	lib.forgotten_parts == {"terraform:a/modules/b", "terraform:modules/c"} with input as {
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"workflow": [],
		"link": [
			{"from": "terraform:e", "to": "terraform:a/modules/b", "status": "resolved"},
			{"from": "terraform:a", "to": "terraform:modules/c", "status": "resolved"},
			{"from": "terraform:a", "to": "terraform:modules/d", "status": "resolved"},
			{"from": "terraform:e", "to": "terraform:modules/d", "status": "resolved"},
		],
		"change": array.concat(
			[object.union(gone, {"unit": unit.id}) | some unit in [forgotten_root, below, called, shared]],
			[object.union(gone, {"unit": other.id, "present": 1})],
		),
	}
}

test_forgotten_work if {
	lib.forgotten_work["terraform:a"] == {"r", "m", "c"} with input as object.union(history_of(gone), {
		"resource": {"aws_instance": [{"id": "r", "unit": "terraform:a"}, {"id": "s", "unit": "terraform:b"}]},
		"module": [{"id": "m", "unit": "terraform:a", "source": "x/y/z"}, {"id": "n", "unit": "terraform:a", "source": "../n"}],
		"command": {"curl": [{"id": "c", "unit": "terraform:a"}]},
	})
}
