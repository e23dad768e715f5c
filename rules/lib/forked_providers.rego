package debt.lib

# forked_providers: units that take, or may take, an official provider's types
# from somebody else's source, as [unit, official name].
forked_providers contains [pin.unit, official] if {
	some pin in input.pin.provider
	startswith(pin.key, "required_providers.")
	official := sprintf("hashicorp/%s", [substring(pin.key, 19, -1)])
	pin.name != official
}

forked_providers contains [pin.unit, official] if {
	some pin in input.pin.provider
	startswith(pin.key, "required_providers.")
	official := sprintf("hashicorp/%s", [substring(pin.key, 19, -1)])
	"name" in pin.unsure
}
