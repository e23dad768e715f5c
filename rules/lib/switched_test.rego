package debt.lib_test

import data.debt.lib

test_holds_in_production if {
	lib.holds_in_production("local.is-production", true) == true
	lib.holds_in_production(`var.env == "prod"`, false) == false
	lib.holds_in_production(`var.env != "prod"`, false) == true
	not lib.holds_in_production(`var.env == "preprod"`, true)
	not lib.holds_in_production("local.is-production || local.is-test", true)
}

by_files(values) := {"address": "aws_lambda_function.f", "maybe": {"count": [{"condition": sprintf("var-file == %q", [file]), "branch": true, "value": value} |
	some file, value in values
]}}

test_switched_by_file if {
	on := by_files({"prod.tfvars": 1, "dev.tfvars": 0, "build.tfvars": 0})
	off := by_files({"prod.tfvars": 0, "dev.tfvars": 1})
	mixed := by_files({"prod.tfvars": 1, "dev.tfvars": 0, "staging.tfvars": 1})
	got := lib.switched with input as {"resource": {"aws_lambda_function": [on, off, mixed]}}
	got == {true: {on}, false: {off}}
}
