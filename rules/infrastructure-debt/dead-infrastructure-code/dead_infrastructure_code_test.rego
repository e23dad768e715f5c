package debt.rules["infrastructure-debt"]["dead-infrastructure-code_test"]

import data.debt.rules["infrastructure-debt"]["dead-infrastructure-code"] as rule

block(path, line, lines) := {
	"id": sprintf("terraform:infra/marker:%s:%d:0", [path, line]),
	"unit": "terraform:infra",
	"kind": "dead-code",
	"text": "resource \"aws_sqs_queue\" \"audit\" {",
	"lines": lines,
	"at": {"unit": "terraform:infra", "path": path, "line": line, "end_line": (line + lines) - 1},
}

findings(blocks) := found if {
	found := rule.findings with input as {"marker": {"dead-code": blocks}}
}

test_the_largest_is_pointed_at if {
	found := findings([block("infra/a.tf", 3, 5), block("infra/b.tf", 40, 12), block("infra/b.tf", 9, 12)])
	count(found) == 1
	some finding in found
	finding.at.path == "infra/b.tf"
	finding.at.line == 9
	finding.key == ["commented-out code"]
	finding.evidence.lines == 29
	finding.evidence.places == 3
}

test_few_lines if {
	count(findings([block("infra/a.tf", 3, 14)])) == 0
	count(findings([block("infra/a.tf", 3, 7), block("infra/a.tf", 20, 8)])) == 1
}

test_units_are_not_mixed if {
	other := object.union(block("other/a.tf", 3, 8), {"unit": "terraform:other"})
	count(findings([block("infra/a.tf", 3, 8), other])) == 0
}

test_not_live if {
	example := object.union(block("infra/a.tf", 3, 20), {"at": {"context": "example"}})
	count(findings([example])) == 0
	count(findings([block("deprecated/a.tf", 3, 20)])) == 0
}
