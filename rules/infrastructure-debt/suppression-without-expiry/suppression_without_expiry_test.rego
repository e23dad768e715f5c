package debt.rules["infrastructure-debt"]["suppression-without-expiry_test"]

import data.debt.rules["infrastructure-debt"]["suppression-without-expiry"] as rule

marker(line, reason) := {
	"id": sprintf("m%d", [line]),
	"unit": "terraform:infra",
	"kind": "suppressed",
	"tool": "checkov",
	"rule": "CKV_AWS_18",
	"text": sprintf("checkov:skip=CKV_AWS_18: %s", [reason]),
	"reason": reason,
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": line},
}

findings(reasons) := found if {
	found := rule.findings with input as {"step": [{"uses": "bridgecrewio/checkov-action@v12"}], "marker": {"suppressed": [marker(i + 1, reason) | some i, reason in reasons]}}
}

test_three_without_a_reason if {
	found := findings(["logs of logs", "", "ignore", "Ensure the bucket has access logging enabled"])
	count(found) == 1
	some finding in found
	finding.key == ["suppressions"]
	finding.at.line == 2
	finding.severity == "low"
	finding.message == "3 of 4 silenced checks have no reason (3) or are put off (0)"
}

test_two_put_off if {
	some finding in findings(["logs of logs", "will be added later", "for now"])
	finding.evidence.put_off == 2
	finding.evidence.without_reason == 0
	count(finding.evidence.examples) == 2
}

test_many if {
	some finding in findings([sprintf("TODO %d", [i]) | some i in numbers.range(1, 10)])
	finding.severity == "medium"
	count(finding.evidence.examples) == 5
}

test_reasons_by_design if count(findings(["logs of logs", "public by design", "the key policy needs it", "not needed"])) == 0

test_too_few if {
	count(findings(["logs of logs", "", ""])) == 0
	count(findings(["logs of logs", "for now"])) == 0
}
