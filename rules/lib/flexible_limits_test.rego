package debt.lib_test

import data.debt.lib

flexible_rows := {
	"azure-postgres B1ms": {"connections": "50"}, "azure-postgres D2ds_v5": {"connections": "859"},
	"azure-mysql B1ms": {"connections": "171"}, "azure-mysql burstable 4": {"connections": "1365"},
	"azure-mysql general-purpose 2": {"connections": "683"}, "azure-mysql business-critical 16": {"connections": "10923"},
}

# flexible: the limit of a server s of a kind, with its attributes and the parameters beside it.
flexible(kind, server, parameters) := limit if {
	attribute := {"postgresql": "server_id", "mysql": "server_name"}[kind]
	limits := lib.connection_limits with input as {
		"resource": {
			sprintf("azurerm_%s_flexible_server", [kind]): [object.union({"id": "s", "unit": "u"}, server)],
			sprintf("azurerm_%s_flexible_server_configuration", [kind]): [row |
				some i, parameter in parameters
				row := object.union({
					"id": sprintf("p%d", [i]), "unit": "u", "exists": "yes",
					"references": [{"attribute": attribute, "to": "s"}],
				}, parameter)
			],
		},
		"referrers": {},
	}
		with data.debt.tables as {"database_connections": {"rows": flexible_rows}}
	limit := limits.s.most
}

sized_by(kind, sku) := flexible(kind, {"attrs": {"sku_name": sku}}, [])

test_limit_of_a_size if {
	sized_by("postgresql", "B_Standard_B1ms") == 50
	sized_by("postgresql", "GP_Standard_D2ds_v5") == 859
	sized_by("mysql", "B_Standard_B1ms") == 171
	sized_by("mysql", "B_Standard_B4ms") == 1365
	sized_by("mysql", "GP_Standard_D2ds_v4") == 683
	sized_by("mysql", "MO_Standard_E16ads_v5") == 10923
}

test_no_limit_of_a_size if {
	not sized_by("postgresql", "GP_Standard_D2ads_v6")
	not sized_by("mysql", "GP_Standard_D6ds_v4")
	not sized_by("mysql", "standard")
	not flexible("mysql", {"attrs": {}, "unsure": ["sku_name"]}, [])
	not flexible("mysql", {"attrs": {"sku_name": "B_Standard_B1ms", "create_mode": "Replica"}}, [])
	not flexible("postgresql", {"attrs": {"sku_name": "B_Standard_B1ms", "cluster": [{"size": 3}]}}, [])
}

small := {"attrs": {"sku_name": "B_Standard_B1ms"}}

test_limit_of_a_parameter if {
	flexible("postgresql", small, [{"attrs": {"name": "max_connections", "value": "80"}}]) == 80
	flexible("mysql", small, [{"attrs": {"name": "max_connections", "value": 90}}]) == 90
	flexible("mysql", small, [{"attrs": {"name": "time_zone", "value": "UTC"}}]) == 171
}

test_no_limit_of_a_parameter if {
	not flexible("postgresql", small, [{"attrs": {"name": "max_connections"}, "unsure": ["value"]}])
	not flexible("postgresql", small, [{"attrs": {"value": "80"}, "unsure": ["name"]}])
	not flexible("postgresql", small, [{"attrs": {"name": "max_connections", "value": "80"}, "exists": "unknown"}])
	not flexible("postgresql", small, [{"attrs": {"name": "max_connections", "value": "80"}}, {"attrs": {"name": "max_connections", "value": "90"}}])
	not flexible("postgresql", small, [{"attrs": {"name": "time_zone"}, "unsure": ["server_id"], "references": []}])
}
