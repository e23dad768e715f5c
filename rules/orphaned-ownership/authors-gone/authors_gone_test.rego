package debt.rules["orphaned-ownership"]["authors-gone_test"]

import data.debt.rules["orphaned-ownership"]["authors-gone"] as rule

root(path) := {
	"id": concat("", ["terraform:", path]),
	"kind": "terraform",
	"role": "root",
	"path": path,
	"at": {"unit": concat("", ["terraform:", path]), "path": path},
}

gone := {"complete": true, "authors": 2, "present": 0, "knowers": 0, "last_focused_at": "2023-05-01T10:00:00Z"}

here := {"complete": true, "authors": 3, "present": 1, "knowers": 1, "last_focused_at": "2026-05-01T10:00:00Z"}

change(unit, past) := object.union(past, {"unit": unit.id, "at": unit.at})

resources(unit, number) := [{"id": sprintf("%s#%d", [unit.id, n]), "unit": unit.id} | some n in numbers.range(1, number)]

old := root("infra/old")

new := root("infra/new")

facts := {
	"repository_at": {"unit": "repository:.", "path": ""},
	"history": {"complete": true, "active": 8},
	"unit": [old, new],
	"units": {unit.id: unit | some unit in [old, new]},
	"change": [change(old, gone), change(new, here)],
	"grade": [{"unit": old.id, "grade": "knowledge-orphaned"}],
	"resource": {"aws_instance": array.concat(resources(old, 3), resources(new, 3))},
	"link": [],
	"module": [],
	"command": {},
	"workflow": [],
}

findings(other) := found if {
	found := rule.findings with input as object.union(facts, other)
}

test_authors_gone if {
	found := findings({})
	count(found) == 1
	some finding in found
	finding.at == old.at
	finding.severity == "medium"
	finding.message == "Nobody active here ever worked on it: 2 people did, last on 2023-05-01"
}

test_needed if {
	some finding in findings({"grade": [{"unit": old.id, "grade": "orphaned-and-needed"}]})
	finding.severity == "high"
}

test_no_team if count(findings({"history": {"active": 4}})) == 0

test_history_cut_off if count(findings({"history": {"complete": false}})) == 0

test_small if count(findings({"resource": {"aws_instance": resources(old, 2)}})) == 0

test_imported if count(findings({"change": [change(old, object.union(gone, {"imported": true}))]})) == 0

test_somebody_knows_its_files if count(findings({"change": [change(old, object.union(gone, {"knowers": 1}))]})) == 0

changed(change) := {"unit": [unit], "units": {unit.id: unit}} if unit := object.union(old, change)

test_example if count(findings(changed({"at": {"context": "example"}}))) == 0

test_module_nobody_calls if count(findings(changed({"role": "module"}))) == 0

test_module_that_is_called if {
	called := {"link": [{"from": new.id, "to": old.id, "status": "resolved"}]}
	count(findings(object.union(changed({"role": "module"}), called))) == 1
}

test_part_of_another if {
	below := object.union(root("infra/old/modules/a"), {"role": "module"})
	called := object.union(root("modules/b"), {"role": "module"})
	units := [old, new, below, called, root("infra/c"), root("infra/d")]
	found := findings({
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"change": [
			change(old, gone), change(below, gone), change(called, gone),
			change(new, here), change(root("infra/c"), here), change(root("infra/d"), here),
		],
		"link": [
			{"from": new.id, "to": below.id, "status": "resolved"},
			{"from": old.id, "to": called.id, "status": "resolved"},
		],
		"resource": {"aws_instance": array.concat(resources(old, 3), array.concat(resources(below, 3), resources(called, 3)))},
	})
	{finding.at.unit | some finding in found} == {old.id}
}

test_most_units_are_one_finding if {
	units := [root(name) | some name in ["a", "b", "c", "d", "e", "f"]]
	found := findings({
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"change": array.concat([change(unit, gone) | some unit in array.slice(units, 0, 5)], [change(units[5], here)]),
	})
	count(found) == 1
	some finding in found
	finding.at.unit == "repository:."
	finding.message == "Nobody active here ever worked on 5 of the 6 units in use"
}
