# Databases of Azure that are set up by parameters beside them.
package debt.lib

# blind_servers: by ID of a flexible server, what shows nothing of its queries: for
# PostgreSQL the Query Store and the log of long statements, for MySQL the log of slow
# queries, all of which are off unless a parameter switches them on.
blind_servers := {id: words | some id, words in _blind_servers}

_blind_servers[server.id] := words if {
	some kind, words in {
		"azurerm_mysql_flexible_server": "no log of slow queries",
		"azurerm_postgresql_flexible_server": "no Query Store, no log of long statements",
	}
	some server in input.resource[kind]
	absent_or(server, "create_mode", "Default")
	not server.id in _telling_servers
	count({1 | some _ in input.referrers[server.id].module}) == 0
	not server.unit in _parameter_doubt
}

_parameters := {"azurerm_mysql_flexible_server_configuration": "server_name", "azurerm_postgresql_flexible_server_configuration": "server_id"}

# _telling_servers: servers with a parameter that shows queries, or whose parameters
# are not all known.
_telling_servers contains id if {
	some kind, attribute in _parameters
	some parameter in input.resource[kind]
	_may_show(parameter)
	some id in refers(parameter, attribute)
}

_may_show(parameter) if unsure(parameter, "name")

_may_show(parameter) if regex.match(`(?i)^(pg_qs|pgms_wait|auto_explain|pg_stat|log_min_duration|log_statement|log_duration|slow_query)`, parameter.attrs.name)

_may_show(parameter) if contains(parameter.attrs.name, "preload_libraries")

_parameter_doubt contains parameter.unit if {
	some kind, attribute in _parameters
	some parameter in input.resource[kind]
	unresolved(parameter, attribute, attribute)
}
