package debt.lib_test

import data.debt.lib

watch(change) := object.union({"id": "a", "unit": "u", "attrs": {"namespace": "AWS/RDS"}, "references": [], "exists": "yes", "at": {}}, change)

alarm_facts(change) := {"resource": {"aws_cloudwatch_metric_alarm": [watch(change)]}}

test_alarm_modules if {
	lib.alarm_modules == {"u"} with input as {"module": [{"unit": "u", "name": "db_alarms"}, {"unit": "v", "name": "db", "source": "x"}]}
	lib.alarm_modules == {"v"} with input as {"module": [{"unit": "v", "name": "db", "source": "acme/monitoring/aws"}]}
}

test_carrier_of_alarms if {
	lib.alarm_modules == set() with input as {"module": [{"unit": "u", "name": "pagerduty_core_alerts", "source": "acme/pagerduty/aws"}]}
}

test_store_alarms if {
	lib.store_alarms == {"u": {"a"}} with input as alarm_facts({})
	lib.store_alarms == {} with input as alarm_facts({"exists": "no"})
	lib.store_alarms == {} with input as alarm_facts({"at": {"context": "test"}})
}

test_loosely_watched if {
	lib.loosely_watched == {["u", "AWS/RDS"]} with input as alarm_facts({})
	["u", "AWS/ES"] in lib.loosely_watched with input as alarm_facts({"unsure": ["namespace"]})
	["u", "AWS/ES"] in lib.loosely_watched with input as alarm_facts({"attrs": {"namespace": null}})
}

test_watched_by_name if {
	lib.loosely_watched == set() with input as alarm_facts({"references": [{"attribute": "dimensions.x", "to": "u#aws_db_instance.main"}]})
	lib.loosely_watched == set() with input as alarm_facts({"attrs": {"namespace": "AWS/ECS"}})
}
