# Backend services of Google Cloud behind which no machines stand.
package debt.lib

# serverless_backends: IDs of backend services that hand requests to Cloud Run
# and its like, which log them themselves; or to what is not known.
serverless_backends contains service.id if {
	some service in input.resource.google_compute_backend_service
	some id in refers(service, "backend")
	contains(id, "google_compute_region_network_endpoint_group.")
}

serverless_backends contains service.id if {
	some service in input.resource.google_compute_backend_service
	unresolved(service, "backend.0.group", "backend.group")
}
