# METADATA
# title: Public load balancer that logs no requests
# description: >-
#   Who called, what they got and how long it took is only known if it was written down at the time; after an incident
#   it cannot be asked any more. Google Cloud logs the requests of a backend service only where log_config says so, and
#   an application gateway of Azure logs only where a diagnostic setting carries its logs away. Internal balancers,
#   those that know of no requests, and those before Cloud Run, which logs its requests itself, are left out, as are gateways in a repository where a policy or a module may
#   give every resource its diagnostic setting.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service
#   - https://learn.microsoft.com/azure/application-gateway/application-gateway-diagnostics
# custom:
#   id: OBS-021
#   severities: [low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1d"]
#   remediation: >-
#     Add log_config with enable = true and a sample_rate that the traffic allows (Google Cloud), or an
#     azurerm_monitor_diagnostic_setting with the gateway's access log (Azure).
#   effort: 20m
#   since: 0.2.0
#   clouds: [azure, google]
package debt.rules.observability["balancer-requests-not-logged"]

import data.debt.lib

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s answers the internet and logs no requests", [service.address]),
	"evidence": {"log_config": logs, "load_balancing_scheme": scheme},
} if {
	some service in input.resource.google_compute_backend_service
	logs := unlogged[service.id]
	scheme := public[service.id]
	some protocol in ["HTTP", "HTTPS", "HTTP2"]
	lib.absent_or(service, "protocol", protocol)
	not service.id in lib.serverless_backends
	lib.exists(service)
	lib.live(service)
}

unlogged := {service.id: logs |
	some service in input.resource.google_compute_backend_service
	logs := lib.absent_or(service, "log_config", [{"enable": false}])
}

public := {service.id: scheme |
	some service in input.resource.google_compute_backend_service
	some name in ["EXTERNAL", "EXTERNAL_MANAGED"]
	scheme := lib.absent_or(service, "load_balancing_scheme", name)
}

findings contains {
	"at": gateway.at,
	"key": [gateway.address],
	"message": sprintf("%s answers the internet and logs no requests: no diagnostic setting names it", [gateway.address]),
	"evidence": {"frontend_ip_configuration.0.name": front},
} if {
	some gateway in input.resource.azurerm_application_gateway
	front := gateway.attrs.frontend_ip_configuration[0].name
	some reference in gateway.references
	reference.attribute == "frontend_ip_configuration.public_ip_address_id"
	not gateway.id in handed_on
	not lib.diagnosed_elsewhere
	input.whole[gateway.unit]
	lib.exists(gateway)
	lib.live(gateway)
}

# handed_on: what a diagnostic setting names, or may name where this is not seen.
handed_on contains id if {
	some id, by_type in input.referrers
	some kind in ["azurerm_monitor_diagnostic_setting", "module", "output"]
	by_type[kind]
}
