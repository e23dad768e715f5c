# Groups of machines of Azure and of Google Cloud that a load balancer uses.
package debt.lib

# repairs: for each type of group, the block that has a machine replaced when it
# answers no more.
repairs := {
	"azurerm_linux_virtual_machine_scale_set": "automatic_instance_repair",
	"azurerm_orchestrated_virtual_machine_scale_set": "automatic_instance_repair",
	"azurerm_windows_virtual_machine_scale_set": "automatic_instance_repair",
	"google_compute_instance_group_manager": "auto_healing_policies",
	"google_compute_region_instance_group_manager": "auto_healing_policies",
}

# balanced_groups: IDs of groups that certainly get requests from a load balancer.
balanced_groups contains id if {
	some id, by_type in input.referrers
	contains(id, "instance_group_manager.")
	some kind in ["google_compute_backend_service", "google_compute_region_backend_service"]
	some _ in by_type[kind]
}

balanced_groups contains group.id if {
	some kind, block in repairs
	block == "automatic_instance_repair"
	some group in input.resource[kind]
	some reference in group.references
	regex.match(`(load_balancer|application_gateway)_backend_address_pool_ids$`, reference.attribute)
}
