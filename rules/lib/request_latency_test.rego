package debt.lib_test

import data.debt.lib

test_request_latency if {
	lib.request_latency("AWS/ELB", "Latency")
	lib.request_latency("Shop", "request_duration")
	not lib.request_latency("AWS/RDS", "ReplicaLag")
}

test_latency_metric if {
	lib.latency_metric(`resource.type="cloud_run_revision" AND metric.type = "run.googleapis.com/request_latencies"`) == "run.googleapis.com/request_latencies"
	not lib.latency_metric(`metric.type="run.googleapis.com/request_count"`)
}

_policy(aggregations, unsure) := {"attrs": {"conditions": [{"condition_threshold": [{"aggregations": aggregations}]}]}, "unsure": unsure}

test_averaged if {
	lib.averaged(_policy([{"per_series_aligner": "ALIGN_MEAN"}], []), 0)
	lib.averaged(_policy([{"per_series_aligner": "ALIGN_DELTA", "cross_series_reducer": "REDUCE_MEAN"}], []), 0)
	not lib.averaged(_policy([{"per_series_aligner": "ALIGN_PERCENTILE_99", "cross_series_reducer": "REDUCE_MEAN"}], []), 0)
	not lib.averaged(_policy([{"per_series_aligner": "ALIGN_MEAN"}], ["conditions.0.condition_threshold.0.aggregations.0.cross_series_reducer"]), 0)
	not lib.averaged(_policy([{"alignment_period": "60s"}], []), 0)
}
