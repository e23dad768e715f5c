package debt.lib_test

import data.debt.lib

_database(id, attrs, unsure) := {"id": id, "attrs": attrs, "unsure": unsure, "maybe": {}}

test_databases_tell if {
	lib.databases_tell with input.resource as {"aws_db_instance": [
		_database("a", {"monitoring_interval": 60}, []),
		_database("b", {"enabled_cloudwatch_logs_exports": ["postgresql"]}, []),
		_database("c", {}, []),
	]}
}

test_databases_tell_as_often_as_not if {
	not lib.databases_tell with input.resource as {"aws_db_instance": [
		_database("a", {"performance_insights_enabled": true}, []),
		_database("b", {}, []),
	]}
}

# What is not known neither shows something nor nothing.
test_databases_of_which_nothing_is_known if {
	not lib.databases_tell with input.resource as {"aws_db_instance": [_database("a", {}, ["monitoring_interval"])]}
}
