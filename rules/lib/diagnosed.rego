# Diagnostic settings of Azure, which carry a resource's logs away.
package debt.lib

# diagnosed_elsewhere: some resource may have a diagnostic setting that does not
# name it where that can be seen: a policy gives it one, or the setting's target
# is not known.
diagnosed_elsewhere if {
	some kind in [
		"azurerm_management_group_policy_assignment", "azurerm_policy_assignment", "azurerm_resource_group_policy_assignment",
		"azurerm_resource_policy_assignment", "azurerm_subscription_policy_assignment",
	]
	input.resource[kind][0]
}

diagnosed_elsewhere if {
	some setting in input.resource.azurerm_monitor_diagnostic_setting
	unresolved(setting, "target_resource_id", "target_resource_id")
}
