package debt.lib_test

import data.debt.lib

test_known_paths_of_function if lib.known_paths({"attrs": {"environment": [{"variables": {"A": "b"}}]}}) == {"environment.0.variables.A"}

test_known_paths_of_container if lib.known_paths({"attrs": {"environment": {"A": "b"}}}) == {"environment.A"}

test_known_paths_that_may_be if {
	lib.known_paths({"attrs": {}, "maybe": {"environment.A": []}}) == {"environment.A"}
}

test_known_paths_of_nothing if lib.known_paths({"attrs": {}}) == set()
