# METADATA
# title: Deployment that never gives up
# description: >-
#   Without a circuit breaker or alarms, ECS starts a version that cannot run again and again, until a human notices
#   and knows which version was good. With them the service goes back by itself within minutes. Only rolling
#   deployments are meant: CodeDeploy and external controllers roll back in their own way, and daemons have no such
#   setting that would matter to callers. Meant are services behind a load balancer or that others find by name, in
#   production as far as anybody can tell. A circuit breaker that only stops is a choice, and left alone, as are stock
#   tools that only those who deploy them use, and repositories that at most one person worked on in a year.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
# custom:
#   id: INC-008
#   severities: [medium]
#   confidence: high
#   default: on
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["5f", "5d"]
#   remediation: Add deployment_circuit_breaker { enable = true, rollback = true }, and an alarms block for errors.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["incident-response"]["deploy-without-automatic-rollback"]

import data.debt.lib

findings contains {
	"at": service.at,
	"key": [service.address],
	"message": sprintf("%s keeps starting a version that cannot run: it has no deployment circuit breaker", [service.address]),
	"evidence": {"deployment_circuit_breaker": "absent", "alarms": "absent"},
} if {
	some service in input.resource.aws_ecs_service
	lib.exists(service)
	lib.live(service)
	service.id in rolling
	service.id in replicated
	lib.absent(service, "alarms")
	service.id in asked
	not lib.operators_tool(service.name)
	not lib.disposable(service)
	not lib.alone
	lib.absent(service, "deployment_circuit_breaker")
}

# asked: services that somebody waits for: behind a balancer, or found by name.
asked contains service.id if {
	some service in input.resource.aws_ecs_service
	some path in ["load_balancer", "service_registries", "service_connect_configuration"]
	lib.present(service, path)
}

rolling contains service.id if {
	some service in input.resource.aws_ecs_service
	lib.absent(service, "deployment_controller")
}

rolling contains service.id if {
	some service in input.resource.aws_ecs_service
	some controller in service.attrs.deployment_controller
	controller.type == "ECS"
}

replicated contains service.id if {
	some service in input.resource.aws_ecs_service
	lib.absent(service, "scheduling_strategy")
}

replicated contains service.id if {
	some service in input.resource.aws_ecs_service
	service.attrs.scheduling_strategy == "REPLICA"
}
