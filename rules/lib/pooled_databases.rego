# Which databases something stands in front of that shares connections.
package debt.lib

# pooled_units: units in which clients may reach their database through a proxy or a
# pool that they share.
pooled_units := {proxy.unit | some proxy in input.resource.aws_db_proxy} |
	{call.unit |
		some call in input.module
		regex.match(_pooling, sprintf("%v %v", [call.name, object.get(call, "source", "")]))
	} |
	{container.unit |
		some container in input.container
		regex.match(_pooling, json.marshal(container.attrs))
	} |
	{function.unit |
		some function in input.resource.aws_lambda_function
		regex.match(_pooling, json.marshal(function.attrs))
	} |
	{database.unit |
		some database in input.resource.google_sql_database_instance
		not absent(database, "settings.0.connection_pool_config")
	} |
	{parameter.unit |
		some parameter in input.resource.azurerm_postgresql_flexible_server_configuration
		startswith(parameter.attrs.name, "pgbouncer.")
	}

_pooling := `(?i)(rds|db|database)[-_]?proxy|pg_?bouncer|pgpool|proxysql|odyssey|pgcat|pooler`
