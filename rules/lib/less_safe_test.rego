package debt.lib_test

import data.debt.lib

test_less_safe if {
	lib.less_safe("deletion_protection", "absent", true)
	lib.less_safe("deletion_protection", false, true)
	lib.less_safe("multi_az", "false", true)
	lib.less_safe("skip_final_snapshot", true, "false")
	lib.less_safe("backup_retention_period", 1, 7)
	lib.less_safe("message_retention_seconds", 345600, "1209600")
	lib.less_safe("redrive_policy", "absent", "set")
}

test_as_safe if {
	not lib.less_safe("deletion_protection", true, false)
	not lib.less_safe("skip_final_snapshot", false, true)
	not lib.less_safe("backup_retention_period", 14, 7)
	not lib.less_safe("engine_version", "absent", "16")
	not lib.less_safe("engine_version", "15", "16")
	not lib.less_safe("timeout", 30, 60)
	not lib.less_safe("redrive_policy", "other", "set")
	not lib.less_safe("backup_retention_period", "many", 7)
}
