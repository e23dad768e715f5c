package debt.rules["infrastructure-debt"]["module-without-tests_test"]

import data.debt.rules["infrastructure-debt"]["module-without-tests"] as rule

id(path) := sprintf("terraform:%s", [path])

modules := ["m/a", "m/b", "m/c"]

roots := ["r/x", "r/y", "r/z"]

units := {id(path): {"id": id(path), "path": path, "role": role, "at": {"path": path}} |
	some [role, paths] in [["module", modules], ["root", roots]]
	some path in paths
}

links := [{"from": id(from), "to": id(to), "kind": "module", "status": "resolved"} | some from in roots; some to in modules]

findings(tests, more) := found if {
	found := rule.findings with input as {
		"units": units,
		"link": array.concat(links, more),
		"whole": {unit: true | some unit, _ in units},
		"change": [{"unit": id(path), "complete": true, "commits_365": 2} | some path in modules],
		"test": [{"id": "t", "unit": id(path), "kind": "native"} | some path in tests],
		"repository_at": {"path": ""},
	}
}

test_none_is_tested if {
	found := findings([], [])
	count(found) == 1
	some finding in found
	finding.message == "3 of 3 shared modules have no test, such as m/a, which 3 others call"
	finding.evidence == {"shared": 3, "untested": ["m/a", "m/b", "m/c"]}
}

test_one_has_a_test if count(findings(["m/b"], [])) == 0

test_what_calls_it_has_a_test if {
	count(findings(["examples/b"], [{"from": id("examples/b"), "to": id("m/b"), "kind": "module", "status": "resolved"}])) == 0
}

test_nobody_changes_it if {
	count(rule.findings) == 0 with input as {
		"units": units,
		"link": links,
		"whole": {unit: true | some unit, _ in units},
		"change": [{"unit": id(path), "complete": true, "commits_365": 0} | some path in modules],
		"test": [],
		"repository_at": {"path": ""},
	}
}
