# METADATA
# title: Two applies can run at the same time on one state
# description: >-
#   Without a lock, a pipeline and an engineer, or two pipelines, write the same state at once: the slower one
#   overwrites what the faster one recorded, and resources exist that nobody's state knows.
#   A backend that the command line completes is not judged; nor is an S3-compatible store, which may not be able to lock.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
#   - https://developer.hashicorp.com/terraform/language/state/locking
# custom:
#   id: STA-003
#   severities: [high]
#   confidence: high
#   default: on
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [the backend, or the pipeline's job and step]
#   serves: ["3a", "3f"]
#   remediation: >-
#     Set use_lockfile = true in the s3 backend (Terraform 1.10 or OpenTofu 1.10 and later); never apply with -lock=false.
#   effort: 10m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["hidden-state"]["state-without-lock"]

import data.debt.lib

findings contains {
	"at": backend.at,
	"key": ["backend s3"],
	"message": sprintf("nothing locks the state of %s: its s3 backend has neither use_lockfile nor dynamodb_table", [backend.unit]),
	"evidence": {"use_lockfile": "absent or false", "dynamodb_table": "absent"},
} if {
	some backend in input.state.backend
	backend.name == "s3"
	lib.live(backend)
	is_string(backend.attrs.bucket)
	is_string(backend.attrs.key)
	lib.absent(backend, "dynamodb_table")
	backend.id in without_lockfile
	not backend.id in elsewhere
	not completed
}

findings contains {
	"at": step.at,
	"key": [step.job, step.key],
	"message": "applies with -lock=false, while somebody else may be applying too",
	"evidence": {"run": call},
} if {
	some step in input.step
	lib.live(step)
	some call in regex.find_n(`(terraform|tofu)\b[^\n|;&]*\bapply\b[^\n|;&]*\s-lock=(false|0)\b`, step.run, 1)
}

without_lockfile contains backend.id if {
	some backend in input.state.backend
	lib.absent(backend, "use_lockfile")
}

without_lockfile contains backend.id if {
	some backend in input.state.backend
	backend.attrs.use_lockfile == false
}

# S3-compatible stores, which may have no conditional writes; and editors' copies.
elsewhere contains backend.id if {
	some backend in input.state.backend
	some attribute in ["endpoint", "endpoints"]
	not lib.absent(backend, attribute)
}

elsewhere contains backend.id if {
	some backend in input.state.backend
	contains(backend.at.path, ".history/")
}

completed if regex.match(`-backend-config|TF_CLI_ARGS_init`, input.step[_].run)

completed if "run" in input.step[_].unsure
