# METADATA
# title: Switch for a major upgrade was left on
# description: >-
#   While the switch is on, the module has the database in between two versions: it runs with the parameters that come
#   with it instead of its own, and the next version that somebody writes, a bot included, is a major upgrade with no way
#   back but a restore. Found where the unit has not been touched for 90 days, so the upgrade that needed it is over.
#   Databases that are not of production by their path, tags or condition are left out, and so is an argument that only
#   allows a major upgrade: many leave it on, because the version that they write beside it decides.
#   Off by default: of four findings the three about such a switch were right, all of one repository.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://github.com/ministryofjustice/cloud-platform-terraform-rds-instance
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html
# custom:
#   id: DEP-017
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: change
#   key: [module address, attribute]
#   serves: ["7f", "7b"]
#   remediation: >-
#     Set it to false, or remove it, and set it to true only in the change that upgrades.
#   effort: 5m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["stale-dependencies"]["upgrade-flag-left-on"]

import data.debt.lib

findings contains {
	"at": call.at,
	"key": [call.address, "prepare_for_major_upgrade"],
	"message": sprintf("%s still has prepare_for_major_upgrade = true, and nothing here changed since %s", [call.address, quiet[call.unit]]),
	"evidence": {"prepare_for_major_upgrade": call.attrs.prepare_for_major_upgrade},
} if {
	some call in input.module
	call.attrs.prepare_for_major_upgrade in {true, "true"}
	outside(call.source)
	call.unit in object.keys(quiet)
	lib.exists(call)
	lib.live(call)
	not lib.shelved(call)
	not regex.match(`(?i)(^|[-_/])(dev|development|test|tests|sandbox|playground|poc|staging|stage|uat|preprod|preview|demo)[0-9]*([-_/.]|$)`, call.at.path)
	not lib.disposable(call)
}

# outside: the source of a module that this repository does not hold. One that it holds
# shows by itself what becomes of the switch.
outside(source) if not startswith(source, ".")

# quiet: on which day units that nothing has touched for 90 days last changed.
quiet := {change.unit: lib.on(change.last_touched_at) |
	some change in input.change
	change.complete
	time.parse_rfc3339_ns(input.now) - time.parse_rfc3339_ns(change.last_touched_at) > ((90 * 24) * 3600) * 1000000000
}
