# What is scaled by average CPU, and which fleets serve requests.
package debt.lib

# serving_fleets: groups of machines and scaling targets of AWS that a load balancer
# sends requests to, or may.
serving_fleets := {fleet.id |
	some fleet in input.resource.aws_autoscaling_group
	some path in ["target_group_arns", "load_balancers"]
	not absent(fleet, path)
} | {mention.id |
	some service in input.resource.aws_ecs_service
	not absent(service, "load_balancer")
	some mention in input.referrers[service.id].aws_appautoscaling_target
}

# cpu_scaled: by ID of an autoscale setting of Azure for what serves requests, the
# metric of its rules, where every rule certainly looks at the use of CPU.
cpu_scaled := {id: metric | some id, metric in _cpu_scaled}

_cpu_scaled[setting.id] := metric if {
	some setting in input.resource.azurerm_monitor_autoscale_setting
	absent_or(setting, "enabled", true)
	not regex.match(`(?i)egress|(^|[^a-z])nat([^a-z]|$)|agents?([^a-z]|$)|runner`, concat(" ", [setting.address, setting.at.path]))
	names := {name | some profile in setting.attrs.profile; some rule in profile.rule; name := rule.metric_trigger[0].metric_name}
	count(names) == 1
	some metric in names
	metric in {"CpuPercentage", "Percentage CPU"}
	count({doubt | some doubt in setting.unsure; regex.match(_rule_doubt, doubt)}) == 0
	not absent(setting, "profile.0.rule")
	count({id | some id in refers(setting, "target_resource_id"); id in _answering}) > 0
}

# _rule_doubt: paths of which more rules, or another metric, could come.
_rule_doubt := `^profile(\.[0-9]+(\.rule(\.[0-9]+(\.metric_trigger(\.[0-9]+(\.metric_name)?)?)?)?)?)?$`

# _answering: plans on which a web application runs, and scale sets behind a load
# balancer. What runs functions works off events as well, and is none.
_answering := {plan |
	some kind in ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]
	some app in input.resource[kind]
	some path in ["service_plan_id", "app_service_plan_id"]
	some plan in refers(app, path)
} | balanced_groups
