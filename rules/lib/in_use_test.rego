package debt.lib_test

import data.debt.lib

unit_row(kind, path, change) := object.union({"id": sprintf("%s:%s", [kind, path]), "kind": kind, "path": path, "at": {"path": path}}, change)

used(units, change) := found if {
	found := lib.in_use with input as object.union({
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"workflow": [],
		"link": [],
	}, change)
}

test_roots_and_images_are_in_use if {
	used([unit_row("terraform", "a", {"role": "root"}), unit_row("image", "b", {})], {}) == {"terraform:a", "image:b"}
}

test_module_is_in_use_by_its_caller if {
	module := unit_row("terraform", "a", {"role": "module"})
	link := {"from": "terraform:b", "to": "terraform:a", "status": "resolved"}
	used([module], {}) == set()
	used([module, unit_row("terraform", "b", {})], {"link": [link]}) == {"terraform:a"}
	used([module, unit_row("terraform", "b", {"at": {"path": "b", "context": "example"}})], {"link": [link]}) == set()
}

test_example_is_not_in_use if used([unit_row("image", "b", {"at": {"path": "b", "context": "example"}})], {}) == set()

test_shelved_is_not_in_use if used([unit_row("image", "archive/b", {})], {}) == set()

test_idle_pipeline_is_not_in_use if {
	pipeline := unit_row("pipeline", "p.yml", {})
	used([pipeline], {}) == {"pipeline:p.yml"}
	used([pipeline], {"workflow": [{"unit": "pipeline:p.yml", "kind": "workflow"}]}) == set()
}
