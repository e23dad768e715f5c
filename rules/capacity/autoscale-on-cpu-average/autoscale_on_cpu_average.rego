# METADATA
# title: Scaling looks only at average CPU
# description: >-
#   A service that waits for something slow uses less CPU, not more: the fleet shrinks while requests pile up, and a
#   hot copy disappears in the average. Only fleets behind a load balancer are judged, where requests could
#   be counted. A second signal of any kind, memory too, is enough to stay silent, and so is a name that says
#   that the work is computing. In Azure, the plans of web applications and the scale sets behind a balancer are judged.
#   Off by default: 2 of 2 sampled findings were right, in one repository.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
#   - https://cloud.google.com/compute/docs/autoscaler
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_autoscale_setting
#   - https://slack.engineering/slacks-outage-on-january-4th-2021/
# custom:
#   id: CAP-003
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [address of what is scaled]
#   serves: ["6c", "6d", "4b"]
#   remediation: >-
#     Add a policy on what users wait for: requests per target (ALBRequestCountPerTarget), requests in flight
#     (HttpQueueLength of a plan), the age of a queue. Keep the one on CPU.
#   effort: 60m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules.capacity["autoscale-on-cpu-average"]

import data.debt.lib

findings contains {
	"at": policy.at,
	"key": [fleet.address],
	"message": sprintf("%s is scaled by average CPU alone, though it serves requests", [fleet.address]),
	"evidence": {sprintf("%s.0.predefined_metric_specification.0.predefined_metric_type", [path]): metric},
} if {
	some kind, [fleets, path] in {
		"aws_appautoscaling_policy": ["aws_appautoscaling_target", "target_tracking_scaling_policy_configuration"],
		"aws_autoscaling_policy": ["aws_autoscaling_group", "target_tracking_configuration"],
	}
	some policy in input.resource[kind]
	metric := policy.attrs[path][0].predefined_metric_specification[0].predefined_metric_type
	metric in {"ECSServiceAverageCPUUtilization", "ASGAverageCPUUtilization"}
	lib.exists(policy)
	lib.live(policy)
	some fleet in input.resource[fleets]
	fleet.unit == policy.unit
	{mention.id | some mention in input.referrers[fleet.id][kind]} == {policy.id}
	fleet.id in lib.serving_fleets
	input.whole[fleet.unit]
	not fleet.unit in lib.policy_doubt
	not regex.match(`(?i)batch|encod|transcod|render|thumbnail|train|worker|cron|job`, concat(" ", [fleet.name, policy.name, policy.at.path]))
}

findings contains {
	"at": fleet.at,
	"key": [fleet.address],
	"message": sprintf("%s is scaled by average CPU alone, though it serves requests", [fleet.address]),
	"evidence": {"autoscaling_policy.0.cpu_utilization": cpu},
} if {
	some kind in {"google_compute_autoscaler", "google_compute_region_autoscaler"}
	some fleet in input.resource[kind]
	cpu := fleet.attrs.autoscaling_policy[0].cpu_utilization
	lib.absent(fleet, "autoscaling_policy.0.metric")
	lib.absent(fleet, "autoscaling_policy.0.load_balancing_utilization")
	lib.exists(fleet)
	lib.live(fleet)
	some reference in fleet.references
	some backend in {"google_compute_backend_service", "google_compute_region_backend_service"}
	some _ in input.referrers[reference.to][backend]
}

findings contains {
	"at": setting.at,
	"key": [setting.address],
	"message": sprintf("%s scales by average CPU alone what serves requests", [setting.address]),
	"evidence": {"profile.0.rule.0.metric_trigger.0.metric_name": metric},
} if {
	some setting in input.resource.azurerm_monitor_autoscale_setting
	metric := lib.cpu_scaled[setting.id]
	lib.exists(setting)
	lib.live(setting)
}
