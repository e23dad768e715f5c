package debt.lib_test

import data.debt.lib

tagged(tags) := {"attrs": {"tags": tags}}

test_backed_up if {
	lib.backed_up(tagged({"Backup": "daily"}))
	lib.backed_up(tagged({"backup-plan": true}))
	lib.backed_up({"attrs": {"tags_all": {"instance-scheduling-backup": "yes"}}})
}

test_not_backed_up if {
	not lib.backed_up(tagged({"backup": false}))
	not lib.backed_up(tagged({"backup": "None"}))
	not lib.backed_up(tagged({"name": "backup"}))
	not lib.backed_up({"attrs": {}})
}

test_selected if {
	lib.backed_up({"unit": "u", "attrs": {}}) with input.resource.aws_backup_selection as [{"unit": "u"}]
	not lib.backed_up({"unit": "u", "attrs": {}}) with input.resource.aws_backup_selection as [{"unit": "v"}]
}
