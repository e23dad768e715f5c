package debt.lib_test

import data.debt.lib

test_certain if {
	lib.certain({"attrs": {"size": 3}}, "size") == 3
	lib.certain({"attrs": {"tags": {"a": "b"}}}, "tags.a") == "b"
	lib.certain({"attrs": {"off": false}}, "off") == false
}

test_not_certain if {
	not lib.certain({"attrs": {}}, "size")
	not lib.certain({"attrs": {"size": null}}, "size")
	not lib.certain({"attrs": {"rule": [{}]}, "unsure": ["rule.0.size"]}, "rule")
	not lib.certain({"attrs": {"rule": [{"size": 1}]}, "unsure": ["rule"]}, "rule.0.size")
}
