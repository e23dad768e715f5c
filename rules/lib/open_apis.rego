# Which APIs everybody may call.
package debt.lib

# open_apis: IDs of HTTP and REST APIs under a domain name of their own, of which all
# routes that are seen ask for nothing: neither for a permission nor for a key.
open_apis contains id if {
	some id, by_type in input.referrers
	some kind, mapping in {"aws_apigatewayv2_route": "aws_apigatewayv2_api_mapping", "aws_api_gateway_method": "aws_api_gateway_base_path_mapping"}
	by_type[mapping]
	by_type[kind]
	not id in _guarded_apis
	not split(id, "#")[0] in _guarding
}

_guarded_apis contains api if {
	some route in _guarded_routes
	some api in _apis_of(route)
}

# _guarding: units with such a route of an API that cannot be told.
_guarding contains route.unit if {
	some route in _guarded_routes
	count(_apis_of(route)) == 0
}

_guarded_routes contains route if {
	some route in input.resource.aws_apigatewayv2_route
	not absent_or(route, "authorization_type", "NONE")
}

_guarded_routes contains method if {
	some method in input.resource.aws_api_gateway_method
	not absent_or(method, "authorization", "NONE")
}

_guarded_routes contains method if {
	some method in input.resource.aws_api_gateway_method
	not off(method, "api_key_required")
}

_apis_of(route) := refers(route, "api_id") | refers(route, "rest_api_id")

# reachable_rest_apis: IDs of REST APIs that are not private.
reachable_rest_apis contains api.id if {
	some api in input.resource.aws_api_gateway_rest_api
	absent(api, "endpoint_configuration")
}

reachable_rest_apis contains api.id if {
	some api in input.resource.aws_api_gateway_rest_api
	some type in certain(api, "endpoint_configuration.0.types")
	type != "PRIVATE"
}
