package debt.rules["infrastructure-debt"]["near-duplicate-code_test"]

import data.debt.rules["infrastructure-debt"]["near-duplicate-code"] as rule

copy(kind, group, path, lines) := {
	"id": path,
	"unit": path,
	"kind": kind,
	"group": group,
	"name": "dns.tf",
	"members": 3,
	"lines": lines,
	"at": {"unit": path, "path": path, "line": 1},
}

findings(rows) := found if {
	found := rule.findings with input as {"copy": rows, "repository_at": {"path": ""}}
}

three(kind, lines) := [copy(kind, "g", path, lines) | some path in ["a/dns.tf", "b/dns.tf", "c/dns.tf"]]

test_what_one_copy_would_do_without if {
	found := findings(three("file", 75))
	count(found) == 1
	some finding in found
	finding.evidence == {"lines": 150, "groups": 1, "largest": ["a/dns.tf", "b/dns.tf", "c/dns.tf"]}
	finding.message == "150 lines of infrastructure are copies, in 1 groups, the largest dns.tf in 3 places, such as a/dns.tf"
	finding.severity == "low"
}

test_many_lines if {
	some finding in findings(three("job", 500))
	finding.severity == "medium"
}

test_too_few if count(findings(three("file", 74))) == 0

test_divergent_blocks_are_another_rule if count(findings(three("block", 500))) == 0

test_shelved if {
	count(findings([copy("file", "g", path, 99) | some path in ["archive/a.tf", "archive/b.tf", "archive/c.tf"]])) == 0
}

test_template if {
	count(findings([copy("file", "g", sprintf("%d/a.tf", [i]), 99) | some i in numbers.range(1, 20)])) == 1
	count(findings([copy("file", "g", sprintf("%d/a.tf", [i]), 99) | some i in numbers.range(1, 21)])) == 0
}
