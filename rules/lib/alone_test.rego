package debt.lib_test

import data.debt.lib

test_alone if {
	lib.alone with input as {"history": {"complete": true, "active": 1}}
	lib.alone with input as {"history": {"complete": true, "active": 0}}
	not lib.alone with input as {"history": {"complete": false, "active": 1}}
	not lib.alone with input as {"history": {"complete": true, "active": 2}}
}

test_alone_on_infrastructure if {
	mine := {"unit": "terraform:infra", "authors": 1}
	whole := {"complete": true, "active": 9}
	lib.alone_on_infrastructure with input as {"history": whole, "change": [mine, {"unit": "image:Dockerfile", "authors": 4}]}
	not lib.alone_on_infrastructure with input as {"history": whole, "change": [mine, {"unit": "pipeline:ci.yml", "authors": 2}]}
	not lib.alone_on_infrastructure with input as {"history": whole, "change": []}
	not lib.alone_on_infrastructure with input as {"history": {"complete": false}, "change": [mine]}
}
