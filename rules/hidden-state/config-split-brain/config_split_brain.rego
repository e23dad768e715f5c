# METADATA
# title: One setting is made in two places that disagree
# description: >-
#   Which of two values counts is decided by a precedence that nobody remembers, and reading the code shows the wrong one.
#   Found are keys that one object has twice with different values, of which Terraform silently takes the last (a null that is replaced misleads nobody); lists,
#   as of the rules of a security group or the routes of a table, that a resource holds whole while resources of their
#   own add to them, so that every apply takes away what the one before added; and a heap that is as large as
#   the memory of its container. Values that differ between environments are meant to, and are not compared.
#   Off by default: 12 of 12 findings in 7 repositories were right, but one reader judged them.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route_table
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_attached_disk
#   - https://developer.hashicorp.com/terraform/language/expressions/types
#   - https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html
# custom:
#   id: STA-027
#   severities: [medium, high]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [what is set, key or path]
#   serves: ["3a", "3f", "7g"]
#   remediation: >-
#     Keep the setting in one place and delete the other: one key of an object, either the list or resources of their
#     own, and instead of a heap a share of the memory, as with -XX:MaxRAMPercentage=75.
#   effort: 30m
#   since: 0.2.0
#   clouds: [aws, azure, google]
package debt.rules["hidden-state"]["config-split-brain"]

import data.debt.lib

findings contains {
	"at": repeated.at,
	"key": [repeated.in, repeated.name, repeated.key],
	"message": sprintf("%s sets %s twice in one object: the value of line %d does not count; delete the wrong one", [subject, repeated.key, repeated.lost]),
	"evidence": {"key": repeated.key},
	"severity": "medium",
} if {
	some repeated in input.repeated_key
	not repeated.key in {"description", "comment", "display_name"} # nothing depends on these
	subject := {true: sprintf("local.%s", [repeated.name]), false: repeated.in}[repeated.in == "locals"]
	lib.live(repeated)
	not lib.shelved(repeated)
}

findings contains {
	"at": row.at,
	"key": [row.address, path],
	"message": sprintf("%s and %s%s set %s: every apply undoes the one before; keep either the list or the others", [row.address, sort(others)[0], lib.and_more(count(others)), path]),
	"evidence": {path: "set"},
	"severity": "high",
} if {
	some kind in lib.wholes
	some row in input.resource[kind]
	some path, others in lib.overwritten[row.id]
	lib.live(row)
	not lib.shelved(row)
}

findings contains {
	"at": row.at,
	"key": [row.address, path],
	"message": sprintf("%s lets a program take %v MiB of heap, and has %v MiB of memory; lower the one or raise the other", [row.address, heap, memory]),
	"evidence": {path: sprintf("%v MiB of heap", [heap])}, # options may hold a secret
	"severity": "medium",
} if {
	some row in programs
	some [path, options, limit] in lib.heaps[row.id]
	heap := lib.heap(options)
	memory := lib.memory(limit)
	heap >= memory
	lib.exists(row)
	lib.live(row)
}

programs contains row if some row in input.container

programs contains row if some row in input.resource.aws_lambda_function
