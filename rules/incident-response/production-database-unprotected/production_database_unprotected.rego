# METADATA
# title: Production database whose protection against deletion is switched off
# description: >-
#   The provider refuses to destroy such a database unless it is told otherwise, and here it is told: one apply, or one
#   change that forces a replacement, deletes it, and Cloud SQL deletes its backups along with it. Judged is what is
#   told to be production; replicas, and what prevent_destroy or the service itself protects, are left out.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://cloud.google.com/sql/docs/postgres/deletion-protection
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigtable_instance
# custom:
#   id: INC-021
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: line
#   interest: absence
#   key: [resource address]
#   serves: ["3d", "5b", "7i"]
#   remediation: >-
#     Remove deletion_protection = false, set deletion_protection_enabled = true in settings (Cloud SQL), and add
#     prevent_destroy.
#   effort: 10m
#   since: 0.2.0
#   clouds: [google]
package debt.rules["incident-response"]["production-database-unprotected"]

import data.debt.lib

findings contains {
	"at": database.at,
	"key": [database.address],
	"message": sprintf("one apply can destroy %s: deletion_protection is off", [database.address]),
	"evidence": {"deletion_protection": off},
} if {
	some kind, service in {
		"google_bigtable_instance": "deletion_protection",
		"google_spanner_database": "enable_drop_protection",
		"google_sql_database_instance": "settings.0.deletion_protection_enabled",
	}
	some database in input.resource[kind]
	off := lib.in_production(database, "deletion_protection")
	off in {false, "false"}
	lib.in_production(database, service) in {"absent", false, "false"} # the service's own protection
	lib.absent(database, "lifecycle.0.prevent_destroy")
	lib.absent(database, "master_instance_name")
	lib.exists(database)
	lib.live(database)
	lib.runs_in_production(database)
}
