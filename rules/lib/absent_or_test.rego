package debt.lib_test

import data.debt.lib

test_absent_or if {
	lib.absent_or({"attrs": {}}, "alarm_actions", []) == "absent"
	lib.absent_or({"attrs": {"alarm_actions": null}}, "alarm_actions", []) == "absent"
	lib.absent_or({"attrs": {"alarm_actions": []}}, "alarm_actions", []) == []
	lib.absent_or({"attrs": {"maximum_retry_attempts": -1}}, "maximum_retry_attempts", -1) == -1
	lib.absent_or({"attrs": {"enabled": false}}, "enabled", false) == false
}

test_neither_absent_nor_the_value if {
	not lib.absent_or({"attrs": {"alarm_actions": ["arn"]}}, "alarm_actions", [])
	not lib.absent_or({"attrs": {}, "unsure": ["alarm_actions"]}, "alarm_actions", [])
	not lib.absent_or({"attrs": {"alarm_actions": []}, "unsure": ["alarm_actions"]}, "alarm_actions", [])
	not lib.absent_or({"attrs": {"enabled": true}}, "enabled", false)
}
