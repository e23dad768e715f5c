package debt.rules["stale-dependencies"]["lock-file-missing_test"]

import data.debt.rules["stale-dependencies"]["lock-file-missing"] as rule

repository := {"unit": "repository:.", "path": ""}

root(id) := {"id": id, "role": "root", "files": [concat("/", [id, "main.tf"])], "at": {}}

findings(units) := found if {
	found := rule.findings with input as {
		"repository_at": repository,
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"whole": {unit.id: true | some unit in units},
		"state": {"backend": [{"unit": unit.id} | some unit in units]},
		"provider": [{"unit": unit.id} | some unit in units],
	}
}

test_all_roots_are_one_finding if {
	found := findings([root("a"), root("b"), object.union(root("c"), {"files": ["c/.terraform.lock.hcl"]})])
	count(found) == 1
	some finding in found
	finding.at == repository
	finding.message == "2 of 3 Terraform roots with a backend commit no .terraform.lock.hcl, such as a"
	finding.evidence == {"roots": 3, "without": ["a", "b"]}
}

test_all_locked if count(findings([object.union(root("c"), {"files": ["c/.terraform.lock.hcl"]})])) == 0

test_module if count(findings([object.union(root("a"), {"role": "module"})])) == 0

test_example if count(findings([object.union(root("a"), {"at": {"context": "example"}})])) == 0

test_no_backend if {
	found := rule.findings with input as {
		"repository_at": repository,
		"unit": [root("a")],
		"units": {"a": root("a")},
		"whole": {"a": true},
		"state": {"volume": [{"unit": "a"}]},
		"provider": [{"unit": "a"}],
	}
	count(found) == 0
}

test_nothing_to_lock if {
	found := rule.findings with input as {
		"repository_at": repository,
		"unit": [root("a")],
		"units": {"a": root("a")},
		"whole": {"a": true},
		"state": {"backend": [{"unit": "a"}]},
		"provider": [],
	}
	count(found) == 0
}
