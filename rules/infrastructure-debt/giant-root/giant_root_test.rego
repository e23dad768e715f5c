package debt.rules["infrastructure-debt"]["giant-root_test"]

import data.debt.rules["infrastructure-debt"]["giant-root"] as rule

root(resources) := {
	"id": "terraform:infra", "kind": "terraform", "path": "infra", "role": "root", "resources": resources,
	"at": {"unit": "terraform:infra", "path": "infra"},
}

of_one_type(resources, n) := object.union(root(resources), {"commonest": n})

findings(unit) := found if {
	found := rule.findings with input as {"unit": [unit]}
}

test_sizes if {
	count(findings(of_one_type(449, 10))) == 0
	some medium in findings(of_one_type(450, 10))
	medium.severity == "medium"
	some high in findings(of_one_type(1001, 10))
	high.severity == "high"
}

test_lists if {
	count(findings(of_one_type(451, 226))) == 0
	count(findings(of_one_type(451, 225))) == 1
	count(findings(root(451))) == 0 # not known
}

test_modules if count(findings(object.union(of_one_type(500, 10), {"role": "module"}))) == 0

test_not_live if count(findings(object.union(of_one_type(500, 10), {"at": {"context": "example"}}))) == 0

test_training if count(findings(object.union(of_one_type(500, 10), {"path": "infra/shop-training"}))) == 0
