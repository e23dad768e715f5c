package debt.lib_test

import data.debt.lib

_function := {"id": "u#f", "unit": "u", "attrs": {}, "references": [{"attribute": "event_trigger.pubsub_topic", "to": "u#google_pubsub_topic.t"}]}

_started(function, jobs, mentions) := found if {
	found := lib.clock_started_on_google with input as {
		"resource": {"google_cloudfunctions2_function": [function], "google_cloud_scheduler_job": jobs},
		"referrers": {"u#google_pubsub_topic.t": mentions},
	}
}

test_clock_started_on_google if {
	_started(_function, [], {"google_cloud_scheduler_job": [{"id": "j", "attribute": "pubsub_target.topic_name"}]}) == {"u#f"}
	_started(_function, [], {"google_storage_notification": [{"id": "n", "attribute": "topic"}]}) == set()
	_started(object.union(_function, {"references": [], "unsure": ["event_trigger.0.pubsub_topic"]}), [], {}) == {"u#f"}
	_started(_function, [{"unit": "u", "attrs": {}, "unsure": ["pubsub_target"]}], {}) == {"u#f"}
	_started(_function, [{"unit": "u", "attrs": {"http_target": [{}]}}], {}) == set()
}
