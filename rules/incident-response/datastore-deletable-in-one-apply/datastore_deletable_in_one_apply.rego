# METADATA
# title: One apply can destroy the database and its backups
# description: >-
#   Nothing stops a destroy or a forced replacement: no deletion protection, no prevent_destroy, and no final snapshot
#   is taken. The service deletes its automated backups along with the database, so the mistake cannot be undone.
#   Replicas, restored copies, and databases whose path, name, tags or condition says that they are not of production are
#   left alone, as are those that a backup plan selects or that another scanner is told not to ask about, those of which
#   somebody wrote down that they may be deleted, and repositories that at most one person worked on in a year.
#   Off by default: 0 of 5 findings were right before what is written down counted, which silenced all five; not judged
#   since.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
# custom:
#   id: INC-017
#   severities: [critical, high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["3d", "5b", "7i"]
#   remediation: >-
#     Set deletion_protection = true and skip_final_snapshot = false with a final_snapshot_identifier; add
#     prevent_destroy, and copy backups to another account.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["incident-response"]["datastore-deletable-in-one-apply"]

import data.debt.lib

findings contains {
	"at": database.at,
	"key": [database.address],
	"message": sprintf("one apply can destroy %s for good: no deletion protection, no final snapshot", [database.address]),
	"evidence": {"skip_final_snapshot": true, "deletion_protection": "absent", "lifecycle.0.prevent_destroy": "absent"},
	"severity": {true: "critical", false: "high"}[regex.match(`(?i)(^|[/._-])(prod|production|live)([/._-]|$)`, concat("/", [database.unit, database.name]))],
} if {
	some database in databases
	database.attrs.skip_final_snapshot in {true, "true"}
	lib.absent(database, "deletion_protection")
	lib.absent(database, "lifecycle.0.prevent_destroy")
	not database.id in restorable
	lib.exists(database)
	lib.live(database)
	not lib.missing_in_production(database)
	not lib.disposable(database)
	not lib.silenced(database, {"CKV_AWS_293", "CKV_AWS_139", "CKV2_AWS_8"}) # about deletion protection and backups
	not lib.backed_up(database)
	not lib.alone
}

databases contains database if {
	some kind in {"aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"}
	some database in input.resource[kind]
}

# restorable: its data, or its backups, are still somewhere else.
restorable contains database.id if {
	some database in databases
	some origin in ["replicate_source_db", "replication_source_identifier", "global_cluster_identifier", "snapshot_identifier", "restore_to_point_in_time", "delete_automated_backups"]
	not lib.absent(database, origin)
}
