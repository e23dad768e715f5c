package debt.lib_test

import data.debt.lib

test_locked if {
	lib.locked({"files": ["main.tf", ".terraform.lock.hcl"]})
	lib.locked({"files": ["infra/.terraform.lock.hcl"]})
}

test_not_locked if {
	not lib.locked({"files": ["infra/main.tf"]})
	not lib.locked({"files": []})
	not lib.locked({"id": "terraform:infra"})
}
