package debt.rules["hidden-state"]["state-bucket-unprotected_test"]

import data.debt.rules["hidden-state"]["state-bucket-unprotected"] as rule

bucket := {
	"id": "terraform:state#aws_s3_bucket.state",
	"unit": "terraform:state",
	"address": "aws_s3_bucket.state",
	"attrs": {"bucket": "acme-state"},
	"exists": "yes",
	"at": {"unit": "terraform:state", "path": "state/main.tf", "line": 1},
}

backend := {"unit": "terraform:app", "name": "s3", "attrs": {"bucket": "acme-state"}, "at": {}}

findings(change, resources, referrers) := found if {
	found := rule.findings with input as {
		"state": {"backend": [backend]},
		"whole": {"terraform:state": true},
		"resource": object.union({"aws_s3_bucket": [object.union(bucket, change)]}, resources),
		"referrers": referrers,
	}
}

test_no_versions if {
	some finding in findings({}, {}, {})
	finding.key == ["aws_s3_bucket.state"]
	finding.evidence == {"versioning.0.enabled": "absent", "bucket": "acme-state"}
}

test_versions if count(findings({"attrs": {"versioning": [{"enabled": true}]}}, {}, {})) == 0

test_unknown if count(findings({"unsure": ["versioning"]}, {}, {})) == 0

test_another_bucket if count(findings({"attrs": {"bucket": "logs"}}, {}, {})) == 0

test_versioned_apart if {
	count(findings({}, {}, {bucket.id: {"aws_s3_bucket_versioning": [{"id": "v", "attribute": "bucket"}]}})) == 0
	count(findings({}, {"aws_s3_bucket_versioning": [{"unit": "terraform:x", "attrs": {"bucket": "acme-state"}}]}, {})) == 0
	count(findings({}, {"aws_s3_bucket_versioning": [{"unit": "terraform:state", "attrs": {}, "unsure": ["bucket"], "references": []}]}, {})) == 0
}

test_does_not_exist if count(findings({"exists": "no"}, {}, {})) == 0
