package debt.lib_test

import data.debt.lib

counted(alternatives) := {
	"attrs": {},
	"maybe": {"count": alternatives},
	"unsure": ["count"],
	"exists": "unknown",
	"at": {"unit": "terraform:a"},
}

test_exists if lib.exists({"attrs": {}, "exists": "yes"})

test_exists_in_one_branch if {
	lib.exists(counted([
		{"condition": "var.on", "branch": true, "value": 1},
		{"condition": "var.on", "branch": false, "value": 0},
	]))
	lib.exists(counted([
		{"condition": "var.off", "branch": true, "absent": true},
		{"condition": "var.off", "branch": false, "value": 3},
	]))
}

test_exists_not if {
	not lib.exists({"attrs": {}, "exists": "no"})
	not lib.exists({"attrs": {}, "exists": "unknown"})
	not lib.exists({"attrs": {}, "exists": "unknown", "unsure": ["count"]})
	not lib.exists({"attrs": {}})
}

test_exists_not_in_any_branch if {
	not lib.exists(counted([
		{"condition": "var.on", "branch": true, "value": 0},
		{"condition": "var.on", "branch": false, "absent": true},
	]))
	not lib.exists(counted([{"condition": "var.on", "branch": true, "value": "many"}]))
	not lib.exists(counted([]))
}

# A count that is certainly nothing stays nothing, whatever else the row says.
test_exists_not_when_certain if not lib.exists(object.union(
	counted([{"condition": "var.on", "branch": true, "value": 1}]),
	{"exists": "no"},
))

# A for_each makes a row too; one of a default may be a caller's to replace.
test_exists_for_each if {
	lib.exists({"attrs": {}, "exists": "unknown", "maybe": {"for_each": [{"condition": "c", "branch": true, "value": {"a": 1}}]}})
	lib.exists({"attrs": {}, "exists": "unknown", "maybe": {"for_each": [{"condition": "c", "branch": true, "value": ["a"]}]}})
	not lib.exists({"attrs": {}, "exists": "unknown", "maybe": {"for_each": [{"condition": "c", "branch": true, "value": {}}]}})
	not lib.exists({"attrs": {}, "exists": "unknown", "maybe": {"for_each": [{"condition": "c", "branch": true, "unknown": true}]}})
	not lib.exists({"attrs": {}, "exists": "unknown", "maybe": {"for_each": [{"condition": "variables keep their defaults", "branch": true, "value": {"a": 1}}]}})
}
