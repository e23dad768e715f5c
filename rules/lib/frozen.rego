# Stores and streams whose size is a number in the code.
package debt.lib

# provisioned: for each type, the path of the size, the block that would let the
# service choose it, and the smallest size there is.
provisioned := {
	"azurerm_cosmosdb_mongo_collection": ["throughput", "autoscale_settings", 400],
	"azurerm_cosmosdb_mongo_database": ["throughput", "autoscale_settings", 400],
	"azurerm_cosmosdb_sql_container": ["throughput", "autoscale_settings", 400],
	"azurerm_cosmosdb_sql_database": ["throughput", "autoscale_settings", 400],
	"google_spanner_instance": ["num_nodes", "autoscaling_config", 1],
}

# frozen: IDs of those of which nothing that is seen changes the size, where it
# matters.
frozen := {row.id |
	some kind in {"aws_kinesis_stream", "aws_dynamodb_table", "azurerm_eventhub_namespace"} | object.keys(provisioned)
	some row in input.resource[kind]
	may_run_in_production(row)
	never_scaled(row)
	absent(row, "lifecycle.0.ignore_changes")
}
