package debt.lib_test

import data.debt.lib

test_alone if {
	lib.alone with input as {"history": {"complete": true, "active": 1}}
	lib.alone with input as {"history": {"complete": true, "active": 0}}
	not lib.alone with input as {"history": {"complete": false, "active": 1}}
	not lib.alone with input as {"history": {"complete": true, "active": 2}}
}
