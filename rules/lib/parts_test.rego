package debt.lib_test

import data.debt.lib

test_parts if {
	found := lib.unit_parts with input as {
		"resource": {"aws_lb": [{"unit": "u"}], "aws_sqs_queue": [{"unit": "v"}]},
		"module": [
			{"unit": "u", "source": "git::https://example.com/acme/vpc.git?ref=v1/x"},
			{"unit": "u", "source": "../modules/queue"},
			{"unit": "u", "source": ""},
		],
	}
	found == {"u": {"aws_lb", "module vpc", "module queue"}, "v": {"aws_sqs_queue"}}
}
