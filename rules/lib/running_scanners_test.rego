package debt.lib_test

import data.debt.lib

test_running_scanners if {
	lib.running_scanners == {"checkov", "tfsec", "trivy"} with input as {
		"step": [{"uses": "aquasecurity/trivy-action@0.30.0"}, {"uses": "actions/checkout@v5"}],
		"command": {"checkov": [{"at": {"path": "ci.sh"}}]},
		"repository": {},
	}
	count(lib.running_scanners) == 6 with input as {"step": [{"uses": "super-linter/super-linter@v8"}], "repository": {}}
	count(lib.running_scanners) == 0 with input as {"step": [{"uses": "actions/checkout@v5"}], "repository": {}}
}
