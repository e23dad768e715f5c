package debt.rules["infrastructure-debt"]["giant-root_test"]

import data.debt.rules["infrastructure-debt"]["giant-root"] as rule

root(resources) := {
	"id": "terraform:infra", "kind": "terraform", "path": "infra", "role": "root", "resources": resources,
	"at": {"unit": "terraform:infra", "path": "infra"},
}

records(n) := [{"id": sprintf("r%d", [i]), "unit": "terraform:infra"} | some i in numbers.range(1, n)]

findings(unit, records) := found if {
	found := rule.findings with input as {"unit": [unit], "resource": {"aws_route53_record": records, "aws_s3_bucket": records}}
}

test_sizes if {
	count(findings(root(400), [])) == 0
	some medium in findings(root(401), [])
	medium.severity == "medium"
	some high in findings(root(1001), [])
	high.severity == "high"
}

test_lists if {
	count(findings(root(401), records(201))) == 0
	count(findings(root(401), records(200))) == 1
}

test_modules if count(findings(object.union(root(500), {"role": "module"}), [])) == 0

test_not_live if count(findings(object.union(root(500), {"at": {"context": "example"}}), [])) == 0
