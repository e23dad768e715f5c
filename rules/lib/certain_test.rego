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

test_wherever if {
	lib.wherever({"attrs": {"size": 3}}, "size") == 3
	lib.wherever({"attrs": {}, "unsure": ["size"], "maybe": {"size": [{"condition": "local.env == \"dev\"", "branch": true, "value": 3}]}}, "size") == 3
}

test_not_wherever if {
	alternatives := {
		"default": [{"condition": "variables keep their defaults", "branch": true, "value": 3}],
		"file": [{"condition": "var-file == \"dev.tfvars\"", "branch": true, "value": 3}],
		"absent": [{"condition": "local.env == \"dev\"", "branch": true, "absent": true}],
		"two": [{"condition": "local.env == \"a\"", "branch": true, "value": 3}, {"condition": "local.env == \"b\"", "branch": true, "value": 3}],
	}
	every path, _ in alternatives {
		not lib.wherever({"attrs": {}, "unsure": object.keys(alternatives), "maybe": alternatives}, path)
	}
}
