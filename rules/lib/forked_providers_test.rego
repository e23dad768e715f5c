package debt.lib_test

import data.debt.lib

required(name, unsure) := {"pin": {"provider": [{"unit": "terraform:a", "key": "required_providers.template", "name": name, "unsure": unsure}]}}

test_a_fork_is_forked if {
	["terraform:a", "hashicorp/template"] in lib.forked_providers with input as required("cloudposse/template", [])
}

test_the_official_one_is_not if {
	count(lib.forked_providers) == 0 with input as required("hashicorp/template", [])
}

test_what_is_not_known_may_be if {
	["terraform:a", "hashicorp/template"] in lib.forked_providers with input as {"pin": {"provider": [
		{"unit": "terraform:a", "key": "required_providers.template", "unsure": ["name"]},
	]}}
}
