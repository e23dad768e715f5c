package debt.lib_test

import data.debt.lib

test_diagnosed_elsewhere if {
	lib.diagnosed_elsewhere with input as {"resource": {"azurerm_subscription_policy_assignment": [{"id": "p"}]}}
	lib.diagnosed_elsewhere with input as {"resource": {"azurerm_monitor_diagnostic_setting": [{"attrs": {}, "unsure": ["target_resource_id"]}]}}
	not lib.diagnosed_elsewhere with input as {"resource": {"azurerm_monitor_diagnostic_setting": [{
		"attrs": {}, "unsure": ["target_resource_id"],
		"references": [{"attribute": "target_resource_id", "to": "u#azurerm_key_vault.main"}],
	}]}}
}
