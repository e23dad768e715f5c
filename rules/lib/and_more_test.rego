package debt.lib_test

import data.debt.lib

test_and_more if {
	lib.and_more(1) == ""
	lib.and_more(3) == " and 2 more"
}
