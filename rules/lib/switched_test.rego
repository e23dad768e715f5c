package debt.lib_test

import data.debt.lib

test_holds_in_production if {
	lib.holds_in_production("local.is-production", true) == true
	lib.holds_in_production(`var.env == "prod"`, false) == false
	lib.holds_in_production(`var.env != "prod"`, false) == true
	not lib.holds_in_production(`var.env == "preprod"`, true)
	not lib.holds_in_production("local.is-production || local.is-test", true)
}
