package debt.rules["orphaned-ownership"]["no-ownership-file_test"]

import data.debt.rules["orphaned-ownership"]["no-ownership-file"] as rule

repository := {"unit": "repository:.", "path": ""}

root(path) := {"id": concat("", ["terraform:", path]), "kind": "terraform", "role": "root", "path": path, "at": {"path": path}}

image(path) := {"id": concat("", ["image:", path]), "kind": "image", "path": path, "at": {"path": path}}

findings(change) := found if {
	base := {
		"history": {"complete": true, "active": 6, "groups": 2},
		"link": [],
		"workflow": [],
		"units": {},
		"repository_at": repository,
		"ownership_elsewhere": [],
		"unit": [root("infra/prod"), image("svc/api/Dockerfile")],
	}
	found := rule.findings with input as object.union(base, change)
}

test_no_file if {
	some finding in findings({})
	finding.at == repository
	finding.evidence == {"ownership_file": "absent", "units": 2, "groups": 2}
}

test_a_file if count(findings({"ownership_file": {"path": "CODEOWNERS"}})) == 0

test_another_system if count(findings({"ownership_elsewhere": ["OWNERS"]})) == 0

test_one_unit if count(findings({"unit": [root("infra")]})) == 0

test_modules_are_not_deployed if {
	module := {"id": "terraform:modules/a", "kind": "terraform", "role": "module", "path": "modules/a", "at": {}}
	count(findings({"unit": [root("infra"), module]})) == 0
}

test_examples_are_not_deployed if {
	example := object.union(image("examples/Dockerfile"), {"at": {"context": "example"}})
	count(findings({"unit": [root("infra"), example]})) == 0
}

test_one_team if count(findings({"history": {"groups": 1}})) == 0

test_few_people if count(findings({"history": {"active": 4}})) == 0

test_history_cut_off if count(findings({"history": {"complete": false}})) == 0
