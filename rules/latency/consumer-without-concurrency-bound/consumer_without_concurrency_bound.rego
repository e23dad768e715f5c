# METADATA
# title: Function drains its queue without a limit onto a database
# description: >-
#   After an outage the queue is long, and Lambda starts ever more instances until it is empty, up to 1,000. Each
#   opens its connections, so the backlog takes down what has just come back. Found are consumers in whose environment
#   a variable is named after a database and that have neither a maximum_concurrency nor a reserved
#   concurrency that would help. A FIFO queue has as many consumers as message groups and is left out.
#   Off by default: it was found only once in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_event_source_mapping
# custom:
#   id: LAT-012
#   severities: [medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["4d", "6g", "2c"]
#   remediation: >-
#     Set scaling_config { maximum_concurrency = N }, with N from the connections that the database can spare.
#   effort: 15m
#   since: 0.2.0
#   clouds: [aws]
package debt.rules.latency["consumer-without-concurrency-bound"]

import data.debt.lib

findings contains {
	"at": mapping.at,
	"key": [mapping.address],
	"message": sprintf("%s may run 1,000 times at once against its database (%s): nothing bounds it", [function.address, setting]),
	"evidence": {"scaling_config": bound, "event_source_arn": "a queue"},
} if {
	some mapping in input.resource.aws_lambda_event_source_mapping
	lib.exists(mapping)
	lib.live(mapping)
	lib.absent_or(mapping, "enabled", true)
	bound := unbounded[mapping.id]
	some id in lib.refers(mapping, "function_name")
	function := lib.functions[id]
	lib.exists(function)
	lib.absent_or(function, "reserved_concurrent_executions", -1)
	setting := databases[id]
	some queue in lib.refers(mapping, "event_source_arn")
	lib.off(lib.queues[queue], "fifo_queue")
}

# unbounded: mappings without a limit, or with one that is the account's own.
unbounded := object.union(
	{mapping.id: "absent" |
		some mapping in input.resource.aws_lambda_event_source_mapping
		lib.absent(mapping, "scaling_config")
	},
	{mapping.id: mapping.attrs.scaling_config |
		some mapping in input.resource.aws_lambda_event_source_mapping
		mapping.attrs.scaling_config[0].maximum_concurrency >= 1000
	},
)

# databases: a setting of a function that says that it has a database.
databases := {id: settings[0] |
	some id, function in lib.functions
	known := object.keys(function.attrs.environment[0].variables)
	unknown := {name | some path in function.unsure; name := trim_prefix(path, "environment.0.variables."); name != path}
	settings := sort([name | some name in known | unknown; regex.match(`(?i)(^|_)(db|database|rds|postgres|pg|mysql|redis|aurora)(_|$)`, name)])
}
