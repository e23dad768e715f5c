package debt.lib_test

import data.debt.lib

test_called if {
	lib.called({"address": "module.a.aws_sqs_queue.q"})
	not lib.called({"address": "aws_sqs_queue.module"})
}
