package debt.lib_test

import data.debt.lib

pooled(facts) := units if units := lib.pooled_units with input as facts

test_pooled_by_a_proxy if pooled({"resource": {"aws_db_proxy": [{"unit": "u"}]}}) == {"u"}

test_pooled_by_a_module if {
	pooled({"module": [{"unit": "u", "name": "proxy", "source": "terraform-aws-modules/rds-proxy/aws"}]}) == {"u"}
	pooled({"module": [{"unit": "u", "name": "pgbouncer"}]}) == {"u"}
	pooled({"module": [{"unit": "u", "name": "network", "source": "./vpc"}]}) == set()
}

test_pooled_by_a_container if {
	pooled({"container": [{"unit": "u", "attrs": {"image": "edoburu/pgbouncer:1.21"}}]}) == {"u"}
	pooled({"container": [{"unit": "u", "attrs": {"image": "gcr.io/cloudsql-docker/gce-proxy:1.33"}}]}) == set()
}

test_pooled_by_a_setting if pooled({"resource": {"aws_lambda_function": [{"unit": "u", "attrs": {"environment": [{"variables": {"RDS_PROXY_HOST": "p"}}]}}]}}) == {"u"}

test_pooled_by_google if {
	pooled({"resource": {"google_sql_database_instance": [{"unit": "u", "attrs": {"settings": [{"connection_pool_config": [{}]}]}}]}}) == {"u"}
	pooled({"resource": {"google_sql_database_instance": [{"unit": "u", "attrs": {"settings": [{}]}}]}}) == set()
}

test_pooled_by_azure if {
	pooled({"resource": {"azurerm_postgresql_flexible_server_configuration": [{"unit": "u", "attrs": {"name": "pgbouncer.enabled", "value": "true"}}]}}) == {"u"}
	pooled({"resource": {"azurerm_postgresql_flexible_server_configuration": [{"unit": "u", "attrs": {"name": "max_connections", "value": "60"}}]}}) == set()
}
