package debt.lib_test

import data.debt.lib

_server(change, parameter) := {
	"resource": {
		"azurerm_postgresql_flexible_server": [object.union({"id": "u#s.x", "unit": "u", "attrs": {}, "at": {}}, change)],
		"azurerm_postgresql_flexible_server_configuration": [object.union({"id": "u#c", "unit": "u", "attrs": {}, "at": {}}, parameter)],
	},
	"referrers": {},
}

_set(name) := {"attrs": {"name": name}, "unsure": ["server_id"], "references": [{"attribute": "server_id", "to": "u#s.x"}]}

test_blind_servers if {
	lib.blind_servers["u#s.x"] with input as _server({}, _set("azure.extensions"))
	not lib.blind_servers["u#s.x"] with input as _server({}, _set("pg_qs.query_capture_mode"))
	not lib.blind_servers["u#s.x"] with input as _server({}, _set("log_min_duration_statement"))
	not lib.blind_servers["u#s.x"] with input as _server({"attrs": {"create_mode": "Replica"}}, _set("azure.extensions"))
	not lib.blind_servers["u#s.x"] with input as _server({}, {"attrs": {"name": "azure.extensions"}, "unsure": ["server_id"]})
	not lib.blind_servers["u#s.x"] with input as _server({}, object.union(_set(null), {"unsure": ["name"]}))
}
