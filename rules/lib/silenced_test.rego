package debt.lib_test

import data.debt.lib

silenced_row := {"at": {"path": "main.tf", "line": 5, "end_line": 20}}

silencing(path, line) := {"marker": {"suppressed": [{"rule": "CKV_AWS_157", "at": {"path": path, "line": line}}]}}

test_silenced if {
	lib.silenced(silenced_row, {"CKV_AWS_157"}) with input as silencing("main.tf", 6)
	not lib.silenced(silenced_row, {"CKV_AWS_1"}) with input as silencing("main.tf", 6)
	lib.silenced(silenced_row, {"CKV_AWS_157"}) with input as silencing("main.tf", 3)
	not lib.silenced(silenced_row, {"CKV_AWS_157"}) with input as silencing("main.tf", 2)
	not lib.silenced(silenced_row, {"CKV_AWS_157"}) with input as silencing("main.tf", 21)
	not lib.silenced(silenced_row, {"CKV_AWS_157"}) with input as silencing("other.tf", 6)
	not lib.silenced(silenced_row, {"CKV_AWS_157"}) with input as {}
}
