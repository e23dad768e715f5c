package debt.lib_test

import data.debt.lib

test_stored if {
	found := lib.stored with input as {"state": {
		"backend": [{"unit": "a", "name": "s3"}, {"unit": "b", "name": "local"}],
		"generator": [{"unit": "c", "name": "terragrunt.hcl"}],
	}}
	found == {"a", "c"}
}
