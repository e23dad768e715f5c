# METADATA
# title: Public entrance without access logs
# description: >-
#   Who called, what they got and how long it took is only known if it was written down at the time; after an incident
#   it cannot be asked any more. Judged are application load balancers that a security group opens to every address and
#   stages of API gateways, unless they log executions. Network load balancers log TLS only, and a distribution's logs may be set up in several other
#   ways: both are left out. So are entrances in a repository where no other one of the kind writes a log, since logs are
#   then kept elsewhere or missed by nobody; what is not of production by its name, tags or condition; what another
#   scanner is told not to ask about; and repositories that at most one person worked on in a year.
#   Off by default: 1 of 4 findings was right before security groups were followed, which silenced the other three; not
#   judged since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   id: OBS-007
#   severities: [low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["1d"]
#   remediation: >-
#     Add access_logs with a bucket whose objects expire, or access_log_settings with a log group that has a retention.
#   effort: 20m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.observability["edge-without-access-logs"]

import data.debt.lib

findings contains {
	"at": balancer.at,
	"key": [balancer.address],
	"message": sprintf("%s is open to the internet and writes no access log", [balancer.address]),
	"evidence": {"access_logs": logs, "internal": internal},
} if {
	some kind in ["aws_lb", "aws_alb"]
	some balancer in input.resource[kind]
	lib.exists(balancer)
	lib.live(balancer)
	internal := lib.absent_or(balancer, "internal", false)
	lib.absent_or(balancer, "load_balancer_type", "application")
	logs := lib.without_access_logs[balancer.id]
	lib.opened(balancer)
	not delivering[balancer.unit]
	lib.log_their_calls.balancer
	not lib.silenced(balancer, {"CKV_AWS_91"})
	not lib.disposable(balancer)
	not lib.alone
}

findings contains {
	"at": stage.at,
	"key": [stage.address],
	"message": sprintf("%s answers requests and writes no access log", [stage.address]),
	"evidence": {"access_log_settings": "absent"},
} if {
	some kind in ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]
	some stage in input.resource[kind]
	lib.exists(stage)
	lib.live(stage)
	lib.absent(stage, "access_log_settings")
	not executions[stage.unit]
	lib.log_their_calls.stage
	not lib.silenced(stage, {"AVD-AWS-0001", "CKV_AWS_76", "CKV_AWS_95", "aws-api-gateway-enable-access-logging"})
	not lib.disposable(stage)
	not lib.alone
}

# delivering: units where logs are delivered in the newer way.
delivering := {row.unit | some row in input.resource.aws_cloudwatch_log_delivery_source}

# executions: units where a stage logs how each request was executed.
executions := {settings.unit |
	some settings in input.resource.aws_api_gateway_method_settings
	not lib.off(settings, "settings.0.logging_level")
}
