# What waits for a function's answer.
package debt.lib

# fronts: by ID of a REST API, the functions that its integrations hand requests
# to.
fronts := {api: ids | some api, ids in _fronts}

_fronts[api] contains function if {
	some integration in input.resource.aws_api_gateway_integration
	exists(integration)
	live(integration)
	some function in refers(integration, "uri")
	functions[function]
	some api in refers(integration, "rest_api_id")
}

# self_traced: units in which something other than X-Ray may trace: a layer or a
# setting of a vendor or of OpenTelemetry, or what is not known.
self_traced contains function.unit if {
	some function in functions
	unsure(function, "layers")
}

self_traced contains function.unit if {
	some function in functions
	regex.match(`(?i)datadog|newrelic|new-relic|opentelemetry|otel|adot|dynatrace|lumigo|thundra|epsagon|sentry|instana`, json.marshal(function.attrs))
}

self_traced contains function.unit if {
	some function in functions
	some doubt in function.unsure
	regex.match(`(?i)^environment$|^environment\.0(\.variables)?$|\.(DD|NEW_RELIC|OTEL|DT|AWS_LAMBDA_EXEC)_`, doubt)
}

self_traced contains function.unit if {
	some function in functions
	some name, _ in function.attrs.environment[0].variables
	regex.match(`^(DD|NEW_RELIC|OTEL|DT|LUMIGO|SENTRY)_|^AWS_LAMBDA_EXEC_WRAPPER$`, name)
}
