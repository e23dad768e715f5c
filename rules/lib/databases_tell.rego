# What a repository's databases show of their queries.
package debt.lib

# databases_tell: most databases of Amazon's show something of their queries.
# Where most show nothing, that is how things are done here, and no slip.
databases_tell if count(_telling_databases) > count(_blind_databases)

# _blind_databases, _telling_databases: databases that show nothing, and those that show something.
_blind_databases contains database.id if {
	some database in input.resource.aws_db_instance
	absent(database, "replicate_source_db")
	absent_or(database, "performance_insights_enabled", false)
	absent_or(database, "monitoring_interval", 0)
	absent_or(database, "enabled_cloudwatch_logs_exports", [])
}

_telling_databases contains database.id if {
	some database in input.resource.aws_db_instance
	database.attrs.performance_insights_enabled in {true, "true"}
}

_telling_databases contains database.id if {
	some database in input.resource.aws_db_instance
	to_number(database.attrs.monitoring_interval) > 0
}

_telling_databases contains database.id if {
	some database in input.resource.aws_db_instance
	some exports in database.attrs.enabled_cloudwatch_logs_exports
	exports != ""
}
