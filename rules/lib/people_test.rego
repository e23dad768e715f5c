package debt.lib_test

import data.debt.lib

test_a_team if lib.a_team with input.history as {"complete": true, "active": 5}

test_two_people_are_no_team if not lib.a_team with input.history as {"complete": true, "active": 2}

test_history_cut_off if not lib.a_team with input.history as {"complete": false, "active": 50}

test_on if {
	lib.on("2024-03-02T00:00:00Z") == "2024-03-02"
	lib.on("") == "an unknown day"
}
