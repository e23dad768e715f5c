package debt.lib_test

import data.debt.lib

test_operators_tool if {
	lib.operators_tool("prometheus")
	lib.operators_tool("concourse_grafana_v2")
	lib.operators_tool("rds-pgAdmin")
}

test_no_operators_tool if {
	not lib.operators_tool("orders")
	not lib.operators_tool("prometheusless") # another word
	not lib.operators_tool("admin")
}
