package debt.lib_test

import data.debt.lib

test_balanced_groups if {
	"u#google_compute_instance_group_manager.web" in lib.balanced_groups with input as {"referrers": {"u#google_compute_instance_group_manager.web": {"google_compute_backend_service": [{"id": "b", "attribute": "backend.0.group"}]}}}
	count(lib.balanced_groups) == 0 with input as {"referrers": {"u#google_compute_instance_group_manager.web": {"google_compute_autoscaler": [{"id": "a", "attribute": "target"}]}}}
}

test_balanced_scale_sets if {
	reference := {"attribute": "network_interface.0.ip_configuration.0.load_balancer_backend_address_pool_ids", "to": "p"}
	"u#s" in lib.balanced_groups with input as {"resource": {"azurerm_linux_virtual_machine_scale_set": [{"id": "u#s", "references": [reference]}]}}
	count(lib.balanced_groups) == 0 with input as {"resource": {"azurerm_linux_virtual_machine_scale_set": [{"id": "u#s", "references": []}]}}
}
