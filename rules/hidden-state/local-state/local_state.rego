# METADATA
# title: Terraform root keeps its state on somebody's disk
# description: >-
#   What exists, and under which name, is then known to one laptop. When that laptop is lost, or a colleague has to
#   act during an incident, the next apply starts from nothing and creates everything a second time.
#   Roots that make the state's own bucket are left alone, and so are those that manage local clusters only.
#   Off by default: 5 of 8 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/backend
#   - https://developer.hashicorp.com/terraform/language/backend/local
# custom:
#   id: STA-001
#   severities: [high, medium]
#   confidence: medium
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [what of the state is local]
#   serves: ["3d", "3a", "5a"]
#   remediation: Add a remote backend with locking and versioning, then run terraform init -migrate-state.
#   effort: 30m
#   since: 0.1.0
#   clouds: [any]
package debt.rules["hidden-state"]["local-state"]

import data.debt.lib

findings contains {
	"at": backend.at,
	"key": ["state"],
	"message": sprintf("%s keeps its state on one machine's disk: backend \"local\"", [backend.unit]),
	"evidence": {"name": "local"},
	"severity": "high",
} if {
	some backend in input.state.backend
	backend.name == "local"
	backend.unit in roots
}

# Without any backend: a committed lock file shows that people apply this.
findings contains {
	"at": unit.at,
	"key": ["state"],
	"message": sprintf("%s keeps its state on the disk of whoever applies it: it has no backend", [unit.id]),
	"evidence": {"backend": "absent"},
	"severity": "medium",
} if {
	locked := {pin.unit | some pin in input.pin.provider; pin.source_type == "lock"}
	some id in (roots & locked & {provider.unit | some provider in input.provider}) - {state.unit | some state in input.state.backend}
	input.whole[id]
	unit := input.units[id]
	not made_elsewhere
}

roots contains unit.id if {
	some unit in input.unit
	unit.role == "root"
	lib.live(unit)
	not regex.match(`(?i)(^|[/._-])(bootstrap|tf-?state|terraform-state|remote-state|state|seed|local|localstack)([/._-]|$)`, unit.path)
	not unit.id in first_steps
	unit.id in remote
}

first_steps := {bucket.unit | # the root that makes the bucket cannot keep its state there
	some kind in {"aws_s3_bucket", "google_storage_bucket", "azurerm_storage_container", "azurerm_storage_account"}
	some bucket in input.resource[kind]
	regex.match(`(?i)tf|terraform|backend|(^|[_-])state(s|[_-]bucket)?$`, bucket.name)
}

# What a laptop's own cluster or a random name needs is not lost with the laptop.
remote contains resource.unit if {
	some kind, resources in input.resource
	not split(kind, "_")[0] in {"null", "random", "time", "tls", "local", "template", "terraform", "docker", "kind", "minikube", "k3d", "libvirt", "virtualbox", "vagrant", "minio", "kubernetes", "helm", "kubectl"}
	some resource in resources
}

remote contains call.unit if some call in input.module

made_elsewhere if some generator in input.state.generator

made_elsewhere if contains(input.step[_].run, "backend")

made_elsewhere if "run" in input.step[_].unsure
