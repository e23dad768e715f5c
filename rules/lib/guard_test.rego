package debt.lib_test

import data.debt.lib

test_guard_action if {
	lib.guard_action("bridgecrewio/checkov-action@v12") == "checkov"
	lib.guard_action("aquasecurity/tfsec-pr-commenter-action@v1") == "tfsec"
	lib.guard_action("aquasecurity/trivy-action@0.28.0") == "trivy"
	lib.guard_action("checkmarx/kics-github-action@v2") == "kics"
	not lib.guard_action("terraform-linters/setup-tflint@v4")
	not lib.guard_action("aquasecurity/setup-trivy@v0.2.2")
	not lib.guard_action("actions/checkout@v4")
}

test_guards if {
	lib.guards({"uses": "bridgecrewio/checkov-action@v12"}) == {"checkov"}
	lib.guards({"run": "tflint"}) == {"tflint"}
	lib.guards({"name": "nothing"}) == set()
}

test_guard_commands if {
	lib.guard_commands("terraform init\nterraform validate\n  tflint --recursive") == {"terraform validate", "tflint"}
	lib.guard_commands("terraform -chdir=infra validate") == {"terraform -chdir=infra validate"}
	lib.guard_commands("tflint --init\ntflint --version\necho tflint\n# tflint\nterraform plan") == set()
}

test_may_match if {
	lib.may_match({"run": "exit 1"}, "run", "exit")
	lib.may_match({"unsure": ["run"]}, "run", "exit")
	not lib.may_match({"run": "make"}, "run", "exit")
	not lib.may_match({"unsure": ["if"]}, "run", "exit")
}
