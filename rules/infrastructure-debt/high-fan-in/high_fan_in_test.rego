package debt.rules["infrastructure-debt"]["high-fan-in_test"]

import data.debt.rules["infrastructure-debt"]["high-fan-in"] as rule

id(i) := sprintf("terraform:r%d", [i])

links(n, kind) := [{"from": id(i), "to": "terraform:m", "kind": kind, "status": "resolved", "at": {"unit": id(i)}} | some i in numbers.range(1, n)]

findings(links, commits) := found if {
	units := object.union(
		{id(i): {"role": "root", "at": {"unit": id(i)}} | some i in numbers.range(1, 12)},
		{"terraform:m": {"role": "module", "at": {"unit": "terraform:m"}}},
	)
	found := rule.findings with input as {
		"units": units, "link": links,
		"change": [{"unit": "terraform:m", "commits_365": commits, "at": {"unit": "terraform:m", "path": "m"}}],
	}
}

test_many if {
	some finding in findings(links(10, "module"), 12)
	finding.message == "10 roots take terraform:m, which changed 12 times in a year"
}

test_states if count(findings(links(11, "state"), 30)) == 1

test_few if count(findings(links(9, "module"), 30)) == 0

test_calm if count(findings(links(12, "module"), 11)) == 0

# A root that calls a module many times hangs on it once.
test_once_each if count(findings(array.concat(links(6, "module"), links(6, "module")), 30)) == 0

test_pipelines if count(findings(links(12, "deploys"), 30)) == 0
