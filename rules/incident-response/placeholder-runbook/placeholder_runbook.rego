# METADATA
# title: Alarm points to a runbook that is not there
# description: >-
#   The text of the alarm has a place for the runbook, and what stands there is an example address, a TODO, the local
#   machine or nothing: the check for a link passes, and the person who is woken still has nothing. Also found is one
#   page for 25 alarms or more, without an anchor for each, which is as far away as no page.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/monitoring_alert_policy
# custom:
#   id: INC-004
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [resource address, or the shared page]
#   serves: ["5c"]
#   remediation: Write one short page for each class of alarm, and link to its heading.
#   effort: 1h
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["incident-response"]["placeholder-runbook"]

import data.debt.lib

findings contains {
	"at": alarm.at,
	"key": [alarm.address],
	"message": sprintf("%s points to no runbook: its text says %q", [alarm.address, found[0]]),
	"evidence": {attribute: found[0]},
} if {
	some [alarm, attribute, text] in described
	found := regex.find_n(placeholder, text, 1)
	count(found) > 0
}

placeholder := concat("|", [
	`(?i)https?://([a-z0-9-]+\.)*(example\.(com|org|net)|test\.com|localhost|127\.0\.0\.1)\b[^\s"\\]*`,
	`(run|play)-?book( ?(url|link))?\s*[:=]\s*(todo|tbd|tba|fixme|n/a|none|xxx|\\u003c[^"]*?\\u003e|need to add[^"]*|https?://?\s*)?("|\\n|$)`,
])

findings contains {
	"at": input.repository_at,
	"key": [page],
	"message": sprintf("%d alarms share one page as their runbook: %s", [count(alarms), page]),
	"evidence": {"page": page, "alarms": array.slice(sort(alarms), 0, 10)},
} if {
	not input.repository.retired
	some page, alarms in pages
	count(alarms) >= 25
}

pages := {page: alarms |
	some page in {p | some [_, p] in links}
	alarms := {id | some [id, p] in links; p == page}
}

links contains [alarm.id, page] if {
	some [alarm, _, text] in described
	some page in regex.find_n(`https?://[^\s"\\)]+`, text, 5)
	not contains(page, "#")
}

described contains [alarm, attribute, json.marshal(alarm.attrs[attribute])] if {
	some kind, attribute in {
		"aws_cloudwatch_composite_alarm": "alarm_description",
		"aws_cloudwatch_metric_alarm": "alarm_description",
		"azurerm_monitor_metric_alert": "description",
		"datadog_monitor": "message",
		"google_monitoring_alert_policy": "documentation",
	}
	some alarm in input.resource[kind]
	lib.exists(alarm)
	lib.live(alarm)
}
