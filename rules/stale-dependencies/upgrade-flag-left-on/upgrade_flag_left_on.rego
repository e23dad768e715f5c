# METADATA
# title: Switch for a major upgrade was left on
# description: >-
#   The second key of a major upgrade hangs in the lock: whoever raises the version next, a bot included, upgrades the
#   production database to a new major version with one merge, and there is no way back but a restore. Found where the
#   unit has not been touched for 90 days, so the upgrade that needed the switch is over. Databases that are not of
#   production by their path, tags or condition are left out, and so is the switch of a module that has a second one.
#   Off by default: 3 of 4 findings in the sampled repositories were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html
# custom:
#   id: DEP-017
#   severities: [medium, low]
#   confidence: high
#   default: off
#   scope: repository
#   age_basis: unit
#   interest: change
#   key: [resource or module address, attribute]
#   serves: ["7f", "7b"]
#   remediation: >-
#     Set it to false, or remove it, and set it to true only in the change that upgrades.
#   effort: 5m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["stale-dependencies"]["upgrade-flag-left-on"]

import data.debt.lib

findings contains {
	"at": row.at,
	"key": [row.address, flag],
	"message": sprintf("%s still has %s = true, and nothing here changed since %s", [row.address, flag, quiet[row.unit]]),
	"evidence": {flag: row.attrs[flag]},
	"severity": severity[flag],
} if {
	some [row, flag] in left_on
	row.unit in object.keys(quiet)
	lib.exists(row)
	lib.live(row)
	not lib.shelved(row)
	not regex.match(`(?i)(^|[-_/])(dev|development|test|tests|sandbox|playground|poc|staging|stage|uat|preprod|preview|demo)[0-9]*([-_/.]|$)`, row.at.path)
	not lib.disposable(row)
}

# The first says that an upgrade is under way; the second only allows one.
severity := {"prepare_for_major_upgrade": "medium", "allow_major_version_upgrade": "low"}

left_on contains [row, flag] if {
	some kind in {"aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"}
	some row in input.resource[kind]
	call := regex.replace(row.address, `^(module\.[^.\[]+).*`, "$1")
	not [row.unit, call] in outside # its call says it already
	not regex.match(`^module\..*\.module\.`, row.address) # a call in the module does
	some flag, _ in severity
	row.attrs[flag] in {true, "true"}
}

left_on contains [call, flag] if {
	some call in input.module
	[call.unit, call.address] in outside
	some flag, _ in severity
	call.attrs[flag] in {true, "true"}
	not [call.unit, call.address, flag] in harmless
}

# harmless: a switch that does nothing in a module that has a second one.
harmless contains [call.unit, call.address, "allow_major_version_upgrade"] if {
	some call in input.module
	contains(call.source, "/cloud-platform-terraform-rds")
}

# outside: calls of modules that this repository does not hold.
outside contains [call.unit, call.address] if {
	some call in input.module
	source := call.source
	not startswith(source, ".")
}

# quiet: on which day units that nothing has touched for 90 days last changed.
quiet := {change.unit: lib.on(change.last_touched_at) |
	some change in input.change
	change.complete
	time.parse_rfc3339_ns(input.now) - time.parse_rfc3339_ns(change.last_touched_at) > ((90 * 24) * 3600) * 1000000000
}
