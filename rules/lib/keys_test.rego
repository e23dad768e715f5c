package debt.lib_test

import data.debt.lib

test_keys if {
	lib.keys({"attrs": {"dimensions": {"a": "b"}}, "unsure": ["dimensions.c.0", "other.d"]}, "dimensions") == {"a", "c"}
	lib.keys({"attrs": {"dimensions": {}}}, "dimensions") == set()
}

test_keys_not_known if {
	not lib.keys({"attrs": {"dimensions": {"a": "b"}}, "unsure": ["dimensions"]}, "dimensions")
	not lib.keys({"attrs": {}, "unsure": ["dimensions"]}, "dimensions")
	not lib.keys({"attrs": {"dimensions": "x"}}, "dimensions")
}
