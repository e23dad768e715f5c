package debt.lib_test

import data.debt.lib

test_a_certain_case if {
	lib.cases({"attrs": {"timeout": 30}}, "timeout", 3) == {{"value": 30, "shown": 30, "condition": "", "branch": true}}
}

test_a_standard_case if {
	lib.cases({"attrs": {}}, "timeout", 3) == {{"value": 3, "shown": "absent", "condition": "", "branch": true}}
}

test_cases_of_a_conditional if {
	row := {"attrs": {}, "unsure": ["timeout"], "maybe": {"timeout": [
		{"condition": "var.slow", "branch": true, "value": 300},
		{"condition": "var.slow", "branch": false, "absent": true},
	]}}
	lib.cases(row, "timeout", 3) == {
		{"value": 300, "shown": 300, "condition": "var.slow", "branch": true},
		{"value": 3, "shown": "absent", "condition": "var.slow", "branch": false},
	}
}

test_no_cases if {
	not lib.cases({"attrs": {}, "unsure": ["timeout"]}, "timeout", 3)
	count(lib.cases({"attrs": {}, "unsure": ["timeout"], "maybe": {"timeout": [{"condition": "variables keep their defaults", "branch": true, "value": 3}]}}, "timeout", 3)) == 0
}

test_together if {
	one := {"condition": "var.slow", "branch": true}
	lib.together(one, one)
	lib.together(one, {"condition": "", "branch": true})
	lib.together(one, {"condition": "var.big", "branch": false})
	not lib.together(one, {"condition": "var.slow", "branch": false})
}

test_shown if {
	lib.shown({"attrs": {"timeout": 30}}, "timeout") == 30
	lib.shown({"attrs": {}}, "timeout") == "absent"
	lib.shown({"attrs": {}, "maybe": {"timeout": [
		{"condition": "var.slow", "branch": true, "value": 300},
		{"condition": "var.slow", "branch": false, "absent": true},
	]}}, "timeout") == [300, "absent"]
}
