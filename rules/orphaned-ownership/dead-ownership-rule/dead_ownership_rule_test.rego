package debt.rules["orphaned-ownership"]["dead-ownership-rule_test"]

import data.debt.rules["orphaned-ownership"]["dead-ownership-rule"] as rule

line(number, pattern, change) := object.union(
	{
		"id": sprintf("CODEOWNERS#%d", [number]),
		"pattern": pattern,
		"owners": ["@example/a"],
		"valid": true,
		"matches": 3,
		"decides": 3,
		"at": {"path": "CODEOWNERS", "line": number},
	},
	change,
)

findings(lines) := found if {
	found := rule.findings with input as {"ownership_line": lines}
}

test_skipped if {
	some finding in findings([line(3, "/infra/", {"valid": false, "problem": "it has no owner", "matches": 0})])
	finding.key == ["/infra/"]
	finding.severity == "medium"
	finding.at.line == 3
}

test_dead_lines_are_one_finding if {
	found := findings([line(1, "/a/b.tf", {"matches": 0}), line(2, "/gone/", {"matches": 0}), line(3, "/c/", {})])
	count(found) == 1
	some finding in found
	finding.message == "2 of 3 lines name a path that does not exist, first /a/b.tf"
	finding.at.line == 1
	finding.severity == "low"
}

test_a_guard_is_not_dead if {
	count(findings([line(1, "*.zip", {"matches": 0}), line(2, "**/backend.tf", {"matches": 0}), line(3, "OWNERS", {"matches": 0})])) == 0
}

test_overruled_by_other_owners if {
	some finding in findings([
		line(1, "/infra/", {"decides": 0, "shadow": 2}),
		line(2, "*", {"owners": ["@example/b"]}),
	])
	finding.key == ["/infra/"]
	finding.evidence == {"shadow": 2, "owners": ["@example/a"]}
}

test_overruled_by_the_same_owners if {
	count(findings([
		line(1, "/infra/", {"decides": 0, "shadow": 2}),
		line(2, "*", {"owners": ["@example/b", "@example/a"]}),
	])) == 0
}

test_file_not_in_force if {
	found := rule.findings with input as {"ownership_line": [], "ownership_file": {
		"path": "CODEOWNERS",
		"problem": "it is too big",
		"at": {"path": "CODEOWNERS"},
	}}
	some finding in found
	finding.severity == "high"
}
