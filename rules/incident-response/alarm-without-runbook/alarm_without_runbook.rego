# METADATA
# title: Alarms do not say what to do
# description: >-
#   An alarm wakes somebody who did not write it. Where its text says no more than its name, what to look at and what to
#   do is in somebody's head, and they are asleep. A link, a runbook's name or one step to take is enough. Nearly no
#   team writes one for every alarm, so this is one finding for each unit with three alarms or more of which most have
#   none; alarms that only scale something, that tell nobody, that a module has, or whose path says that they are not
#   production's do not count, and a text that is not known is taken to say enough. CloudWatch, Azure Monitor, Google Cloud Monitoring and Datadog.
#   Off by default: 3 of 12 findings were right before alarms that tell nobody, only scale, belong to a module or stand
#   before production were left out; not judged since. Whether a text says enough is a matter of taste.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/monitoring_alert_policy
#   - https://sre.google/workbook/on-call/
# custom:
#   id: INC-002
#   severities: [low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: ["alarms"]
#   serves: ["5c", "5a"]
#   remediation: >-
#     Write a short page for each class of alarm (what it means, what to look at, what to do, whom to call), beside the
#     code, and end every description with "Runbook: https://…".
#   effort: 2h
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["incident-response"]["alarm-without-runbook"]

import data.debt.lib

findings contains {
	"at": unit.at,
	"key": ["alarms"],
	"message": sprintf("%d of its %d alarms do not say what to do, such as %s", [count(silent), count(all), min(silent)]),
	"evidence": {"alarms": count(all), "without": array.slice(sort(silent), 0, 10)},
} if {
	some unit in input.unit
	all := alarms[unit.id]
	silent := {row.address | some row in all; row.id in silent_rows}
	count(silent) >= 3
	count(silent) * 2 > count(all)
}

alarms := {id: all | some id in {row.unit | some row in rows}; all := {row | some row in rows; row.unit == id}}

rows contains alarm if {
	some kind, _ in texts
	some alarm in input.resource[kind]
	lib.exists(alarm)
	lib.live(alarm)
	not alarm.id in lib.scaling_alarms
	not alarm.id in lib.mute_alarms
	not lib.called(alarm) # the module's own unit has it once
	not lib.rehearses(alarm.at.path)
}

silent_rows contains alarm.id if {
	some kind, text in texts
	some alarm in input.resource[kind]
	lib.absent(alarm, text)
}

silent_rows contains alarm.id if {
	some kind, text in texts
	some alarm in input.resource[kind]
	said := json.marshal(lib.certain(alarm, text))
	not regex.match(guidance, said)
}

guidance := `(?i)https?://|run-?book|play-?book|wiki|confluence|\.md\b|\b(check|see|look|investigate|refer|contact|follow|restart|escalate|verify|review|consider|increase|ensure|action)\b`

# texts: where an alarm says what it means, by its type.
texts := {
	"aws_cloudwatch_composite_alarm": "alarm_description",
	"aws_cloudwatch_metric_alarm": "alarm_description",
	"azurerm_monitor_metric_alert": "description",
	"datadog_monitor": "message",
	"google_monitoring_alert_policy": "documentation",
}
