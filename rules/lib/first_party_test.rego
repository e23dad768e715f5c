package debt.lib_test

import data.debt.lib

uses(names) := {"ownership_line": [], "pin": {"action": [{"name": name, "source_type": "repository"} | some name in names]}}

test_own_by_codeowners if {
	own := lib.own_organisations with input as {"ownership_line": [{"owners": ["@Example/platform", "@alice", "a@b.example"]}]}
	own == {"example"}
}

test_own_by_its_github_repository if {
	own := lib.own_organisations with input as uses(["Example/.github/.github/workflows/release.yml"])
	own == {"example"}
}

test_own_by_several_repositories if {
	own := lib.own_organisations with input as uses(["example/a", "Example/b/sub", "other/a", "other/a/sub"])
	own == {"example"}
}

test_publishers_are_not_own if {
	own := lib.own_organisations with input as uses(["actions/checkout", "actions/cache", "Azure/login", "azure/cli"])
	own == set()
}
