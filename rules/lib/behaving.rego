# Which types of resources decide how a system behaves under load or failure.
package debt.lib

# behaves: what a resource of the type does to requests is different where it
# is missing: balancers, firewalls, scaling, caches, queues, databases, routes.
# Names, certificates, dashboards and sizes are not of these.
behaves(type) if regex.match(
	concat("", [
		`^aws_(alb|lb|elb)(_listener(_rule)?|_target_group)?$|^aws_wafv2_(web_acl|web_acl_association|ip_set|rule_group)$|`,
		`^aws_(appautoscaling_(target|policy)|autoscaling_(policy|schedule))$|^aws_(vpc_)?security_group(_(in|e)gress)?_rule$|^aws_network_acl(_rule)?$|`,
		`^aws_(db_proxy|rds_cluster_instance|elasticache_(cluster|replication_group)|dax_cluster|sqs_queue|kinesis_(stream|firehose_delivery_stream)|`,
		`lambda_(function|event_source_mapping|provisioned_concurrency_config)|sfn_state_machine|cloudfront_distribution|ecs_service|nat_gateway|`,
		`vpc_endpoint|vpc_peering_connection|networkfirewall_(firewall|firewall_policy|rule_group)|shield_protection|msk_cluster|mq_broker)$|`,
		`^azurerm_(lb|lb_rule|application_gateway|frontdoor|firewall|web_application_firewall_policy|network_security_rule|redis_cache|`,
		`servicebus_queue|nat_gateway|private_endpoint|monitor_autoscale_setting)$|`,
		`^google_compute_(forwarding_rule|global_forwarding_rule|backend_service|security_policy|firewall|router_nat|autoscaler)$|^google_redis_instance$`,
	]),
	type,
)
