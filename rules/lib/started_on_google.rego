# What starts functions of Google Cloud.
package debt.lib

# clock_started_on_google: functions of topics into which a schedule puts
# messages, or may: the next message makes good what was lost.
clock_started_on_google contains function.id if {
	some function in input.resource.google_cloudfunctions2_function
	some topic in refers(function, "event_trigger.pubsub_topic")
	input.referrers[topic].google_cloud_scheduler_job
}

# The topic is not seen here.
clock_started_on_google contains function.id if {
	some function in input.resource.google_cloudfunctions2_function
	unresolved(function, "event_trigger.0.pubsub_topic", "event_trigger.pubsub_topic")
}

# A schedule of the unit fills a topic that cannot be told.
clock_started_on_google contains function.id if {
	some function in input.resource.google_cloudfunctions2_function
	function.unit in _unclear_schedules
}

_unclear_schedules contains job.unit if {
	some job in input.resource.google_cloud_scheduler_job
	unresolved(job, "pubsub_target.0.topic_name", "pubsub_target.topic_name")
}
