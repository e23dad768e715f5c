package debt.lib_test

import data.debt.lib

_serverless(change) if {
	service := object.union({"id": "u#s", "attrs": {}}, change)
	"u#s" in lib.serverless_backends with input as {"resource": {"google_compute_backend_service": [service]}}
}

_to(id) := {"unsure": ["backend.0.group"], "references": [{"attribute": "backend.group", "to": id}]}

test_serverless_backends if {
	_serverless(_to("u#google_compute_region_network_endpoint_group.run"))
	_serverless(_to("u#var.group"))
	not _serverless(_to("u#google_compute_instance_group_manager.web"))
	not _serverless({})
}
