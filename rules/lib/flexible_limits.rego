# How many connections a flexible server of Azure takes at once.
package debt.lib

import data.debt.tables

# The default of the size of a machine. PostgreSQL keeps some of them for itself:
# the real limit is lower.
_connection_limits contains [server.id, {"most": most, "attribute": "sku_name", "value": sku, "size": sku}] if {
	some kind, engine in _flexible_engines
	some server in input.resource[kind]
	_plain_server(server)
	not server.id in _limited_servers
	sku := certain(server, "sku_name")
	some size in _flexible_sizes(sku)
	most := to_number(tables.database_connections.rows[sprintf("%s %s", [engine, size])].connections)
}

# A parameter beside a server of a known size.
_connection_limits contains [server.id, {"most": to_number(value), "attribute": "sku_name", "value": sku, "size": "max_connections"}] if {
	some kind, _ in _flexible_engines
	some server in input.resource[kind]
	_plain_server(server)
	sku := certain(server, "sku_name")
	values := {value | some [id, value] in _limiting_parameters; id == server.id}
	count(values) == 1
	some value in values
	regex.match(`^[0-9]+$`, value)
}

_flexible_engines := {"azurerm_postgresql_flexible_server": "azure-postgres", "azurerm_mysql_flexible_server": "azure-mysql"}

# _plain_server: one machine, of which all parameters are known. What is restored or
# replicated takes them from elsewhere.
_plain_server(server) if {
	absent_or(server, "create_mode", "Default")
	absent(server, "cluster")
	count({1 | some _ in input.referrers[server.id].module}) == 0
	not server.unit in _parameter_doubt
}

# _flexible_sizes: what tables may call a size: the machine, or the tier and how many
# cores it has.
_flexible_sizes(sku) := {
	machine,
	sprintf("%s %s", [{"B": "burstable", "GP": "general-purpose", "MO": "business-critical"}[tier], cores]),
} if {
	[[_, tier, machine, cores]] := regex.find_all_string_submatch_n(`^(B|GP|MO)_Standard_([BDE]([0-9]+)[a-z]*(?:_v[0-9]+)?)$`, sku, 1)
}

# _limiting_parameters: by ID of a server, what its parameters say, as text.
_limiting_parameters contains [id, sprintf("%v", [certain(parameter, "value")])] if {
	some kind, attribute in _parameters
	some parameter in input.resource[kind]
	certain(parameter, "name") == "max_connections"
	parameter.exists == "yes"
	ids := refers(parameter, attribute)
	count(ids) == 1
	some id in ids
}

# _limited_servers: servers with a parameter that sets the limit, or may.
_limited_servers contains id if {
	some kind, attribute in _parameters
	some parameter in input.resource[kind]
	_may_limit(parameter)
	some id in refers(parameter, attribute)
}

_may_limit(parameter) if unsure(parameter, "name")

_may_limit(parameter) if parameter.attrs.name == "max_connections"
