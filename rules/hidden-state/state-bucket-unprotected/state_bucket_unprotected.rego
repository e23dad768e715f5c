# METADATA
# title: Bucket that holds state keeps no earlier version
# description: >-
#   A state that is written badly, by an aborted apply or by two at once, is repaired by going back to the one before it.
#   This bucket, which a backend of this repository writes to by its literal name, keeps no versions, so there is none.
#   A bucket that is made elsewhere is not known and not found, nor is one beside a versioning of what is not known.
#   Off by default: it was not found in the sampled repositories.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/backend/s3
#   - https://developer.hashicorp.com/terraform/language/backend/gcs
#   - https://developer.hashicorp.com/terraform/language/backend/azurerm
# custom:
#   id: STA-004
#   severities: [high]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [resource address]
#   serves: ["3d", "5f"]
#   remediation: >-
#     Enable versioning on the bucket (blob versioning and soft delete on the account), add prevent_destroy, and keep old
#     versions for at least 90 days.
#   effort: 15m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["hidden-state"]["state-bucket-unprotected"]

import data.debt.lib

findings contains {
	"at": bucket.at,
	"key": [bucket.address],
	"message": sprintf("%s holds the state of %s and keeps no earlier version of it", [bucket.address, min(holds[name])]),
	"evidence": {path: value, naming: name},
} if {
	some [kind, naming, path] in versioned
	some bucket in input.resource[kind]
	name := bucket.attrs[naming]
	holds[name]
	value := lib.absent_or(bucket, path, false)
	lib.exists(bucket)
	lib.live(bucket)
	not bucket.id in versioned_apart
	input.whole[bucket.unit]
}

# versioned: how a bucket is named, and what makes it keep versions.
versioned := [
	["aws_s3_bucket", "bucket", "versioning.0.enabled"],
	["azurerm_storage_account", "name", "blob_properties.0.versioning_enabled"],
	["google_storage_bucket", "name", "versioning.0.enabled"],
]

# holds: the units whose state a bucket holds, by its name.
holds := {name: units |
	some name in {written | some [written, _] in backends}
	units := {unit | some [written, unit] in backends; written == name}
}

backends contains [state.attrs[naming], state.unit] if {
	some state in input.state.backend
	naming := {"s3": "bucket", "gcs": "bucket", "azurerm": "storage_account_name"}[state.name]
	lib.live(state)
}

# versioned_apart: buckets that a resource of its own gives versions, or may.
versioned_apart contains id if {
	some id, by_type in input.referrers
	by_type.aws_s3_bucket_versioning
}

versioned_apart contains bucket.id if {
	some versioning in input.resource.aws_s3_bucket_versioning
	some bucket in input.resource.aws_s3_bucket
	versioning.attrs.bucket == bucket.attrs.bucket
}

# Which bucket it is about, is not known: any of its unit.
versioned_apart contains bucket.id if {
	some versioning in input.resource.aws_s3_bucket_versioning
	"bucket" in versioning.unsure
	some bucket in input.resource.aws_s3_bucket
	bucket.unit == versioning.unit
}
