package debt.lib_test

import data.debt.lib

test_alone if {
	lib.alone with input as {"history": {"complete": true, "people": 1}}
	not lib.alone with input as {"history": {"complete": false, "people": 1}}
	not lib.alone with input as {"history": {"complete": true, "people": 2}}
	not lib.alone with input as {"history": {"complete": false, "people": 0}}
}
