# Metrics that say how long requests take.
package debt.lib

# request_latency: the metric is one of those of which AWS keeps percentiles and recommends
# them in alarms, or one of one's own, by what its name says.
request_latency(namespace, metric) if metric in {
	"AWS/ApplicationELB": {"TargetResponseTime"},
	"AWS/ELB": {"Latency"},
	"AWS/ApiGateway": {"Latency", "IntegrationLatency"},
	"AWS/AppSync": {"Latency"},
	"AWS/CloudFront": {"OriginLatency"},
	"AWS/Lambda": {"Duration"},
	"AWS/RDS": {"ReadLatency", "WriteLatency", "CommitLatency", "DMLLatency", "SelectLatency"},
	"AWS/S3": {"FirstByteLatency", "TotalRequestLatency"},
	"AWS/SageMaker": {"ModelLatency"},
}[namespace]

request_latency(namespace, metric) if {
	not startswith(namespace, "AWS/")
	regex.match(`(?i)(request|response|api|http|query|call)[-_. ]?(latency|time|duration)$|^latency$`, metric)
}

# latency_metric: the type of the metric in a filter of Google Cloud Monitoring,
# when the service keeps how long each request took, so that there are percentiles.
latency_metric(filter) := metric if {
	metric := regex.find_all_string_submatch_n(`metric\.type\s*=\s*"([^"]+)"`, filter, 1)[0][1]
	metric in {
		"apigateway.googleapis.com/proxy/latency", "appengine.googleapis.com/http/server/response_latencies",
		"cloudfunctions.googleapis.com/function/execution_times", "loadbalancing.googleapis.com/https/backend_latencies",
		"loadbalancing.googleapis.com/https/internal/backend_latencies", "loadbalancing.googleapis.com/https/internal/total_latencies",
		"loadbalancing.googleapis.com/https/total_latencies", "run.googleapis.com/request_latencies",
		"serviceruntime.googleapis.com/api/producer/total_latencies",
	}
}

# averaged: how a condition of an alert policy aggregates, when that is certainly
# an average.
averaged(policy, i) := aggregations if {
	aggregations := certain(policy, sprintf("conditions.%d.condition_threshold.0.aggregations", [i]))
	means := {step | some a in aggregations; some step in _steps(a); regex.match(`_MEAN$`, step)}
	count(means) > 0
	count({step | some a in aggregations; some step in _steps(a); contains(step, "_PERCENTILE_")}) == 0
}

_steps(aggregation) := {step | some key in ["per_series_aligner", "cross_series_reducer"]; step := aggregation[key]}
