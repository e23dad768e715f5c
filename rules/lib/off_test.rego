package debt.lib_test

import data.debt.lib

test_off if {
	lib.off({"attrs": {}}, "fifo_queue")
	lib.off({"attrs": {"fifo_queue": false}}, "fifo_queue")
	lib.off({"attrs": {"access_logs": [{"enabled": false}]}}, "access_logs.0.enabled")
}

test_not_off if {
	not lib.off({"attrs": {"fifo_queue": true}}, "fifo_queue")
	not lib.off({"attrs": {}, "unsure": ["fifo_queue"]}, "fifo_queue")
}
