# What autoscalers of Azure and of Google Cloud move.
package debt.lib

# autoscalers: for each type of autoscaler, the attribute that names what it moves.
autoscalers := {
	"azurerm_monitor_autoscale_setting": "target_resource_id",
	"google_compute_autoscaler": "target",
	"google_compute_region_autoscaler": "target",
}

# moved: IDs of the plans and groups that an autoscaler names.
moved := {reference.to |
	some kind, attribute in autoscalers
	some scaler in input.resource[kind]
	some reference in scaler.references
	reference.attribute == attribute
}

# moved_doubt: units with an autoscaler that names what cannot be told.
moved_doubt := {scaler.unit |
	some kind, attribute in autoscalers
	some scaler in input.resource[kind]
	unresolved(scaler, attribute, attribute)
}
