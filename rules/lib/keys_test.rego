package debt.lib_test

import data.debt.lib

test_keys if {
	row := {"attrs": {"dimensions": {"a": "b"}}, "unsure": ["dimensions.c.0", "other.d"]}
	lib.keys(row, "dimensions") == {"a", "c"}
}

test_no_keys if lib.keys({"attrs": {"dimensions": {}}}, "dimensions") == set()

test_keys_not_known if {
	not lib.keys({"attrs": {"dimensions": {"a": "b"}}, "unsure": ["dimensions"]}, "dimensions")
	not lib.keys({"attrs": {}, "unsure": ["dimensions"]}, "dimensions")
	not lib.keys({"attrs": {"dimensions": "x"}}, "dimensions")
}
