# METADATA
# title: Disk cannot grow and nobody is told
# description: >-
#   A full disk stops a database at once, and is the outage that is easiest to see coming. This one may not grow by
#   itself, and no alarm here watches the free space: none of its unit or of the units it is linked with, nor a
#   module that is named after alarms. An alarm on what is not known counts, as does each of Azure and Google. Aurora
#   grows by itself; replicas, and what is not of production by its name, its tags or the condition that it is there
#   under, are left out.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
#   - https://docs.cloud.google.com/sql/docs/mysql/instance-settings#automatic-storage-increase-2ndgen
#   - https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-storage
# custom:
#   id: CAP-013
#   severities: [high]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["6d", "6g"]
#   remediation: >-
#     Set max_allocated_storage to two or three times allocated_storage (auto_grow_enabled, disk_autoresize), and alarm
#     at 20 percent of FreeStorageSpace.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["storage-cannot-grow"]

import data.debt.lib

findings contains {
	"at": database.at,
	"key": [database.address],
	"message": sprintf("%s stops when its disk is full: it does not grow (%s), and no alarm here watches its space", [database.address, attribute]),
	"evidence": {attribute: value},
} if {
	some [kind, attribute, fixed, stuck] in growth
	some database in input.resource[kind]
	lib.exists(database)
	lib.live(database)
	value := lib.absent_or(database, attribute, fixed)
	value in stuck
	lib.absent(database, "replicate_source_db")
	lib.absent(database, "create_mode") # of Azure: a copy of another one
	no_alarm(database.unit)
	not lib.disposable(database)
}

# growth: what lets the disk grow, the value that does not, and what it is when
# it cannot: for some, growing is the default.
growth := [
	["aws_db_instance", "max_allocated_storage", 0, {"absent", 0}],
	["azurerm_mysql_flexible_server", "storage.0.auto_grow_enabled", false, {false}],
	["azurerm_postgresql_flexible_server", "auto_grow_enabled", false, {"absent", false}],
	["google_sql_database_instance", "settings.0.disk_autoresize", false, {false}],
]

no_alarm(unit) if {
	input.whole[unit]
	count({near | some near in input.neighbours[unit]; near in watching}) == 0
	not unit in watching
	not unit in lib.alarm_modules
}

# watching: units where an alarm watches a disk, or may.
watching contains alarm.unit if {
	some kind, attribute in {"aws_cloudwatch_metric_alarm": "metric_name", "azurerm_monitor_metric_alert": "criteria", "google_monitoring_alert_policy": "conditions"}
	some alarm in input.resource[kind]
	not alarm.id in elsewhere
}

elsewhere contains alarm.id if {
	some alarm in input.resource.aws_cloudwatch_metric_alarm
	metric := alarm.attrs.metric_name
	not regex.match(`(?i)storage|disk`, metric)
}
