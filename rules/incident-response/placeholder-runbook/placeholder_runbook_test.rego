package debt.rules["incident-response"]["placeholder-runbook_test"]

import data.debt.rules["incident-response"]["placeholder-runbook"] as rule

alarm(name, text) := {
	"id": name,
	"unit": "terraform:infra",
	"address": name,
	"attrs": {"alarm_description": text},
	"exists": "yes",
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(alarms) := found if {
	found := rule.findings with input as {
		"repository": {},
		"repository_at": {"unit": "repository:."},
		"resource": {"aws_cloudwatch_metric_alarm": alarms},
	}
}

test_placeholders if {
	every text in [
		"see https://runbooks.example.com/cpu", "http://localhost:8080/x", "Runbook: TODO", "runbook url: tbd",
		"Playbook: n/a", "Runbook:", "runbook = <url>", "Runbook: https://",
	] {
		some finding in findings([alarm("a", text)])
		finding.key == ["a"]
	}
}

test_runbooks if {
	every text in [
		"Runbook: https://github.com/acme/ops/blob/main/cpu.md", "Runbook: cpu.md", "See the runbook", "CPU is high",
		"TODO: lower the threshold", "https://examples.acme.io/x",
	] {
		count(findings([alarm("a", text)])) == 0
	}
}

many(number, anchor) := [alarm(sprintf("a%d", [i]), sprintf("x https://wiki.acme.test/m%s", [anchor])) | some i in numbers.range(1, number)]

test_shared_page if {
	some finding in findings(many(25, ""))
	finding.key == ["https://wiki.acme.test/m"]
}

test_few_share if count(findings(many(24, ""))) == 0

test_anchors if count(findings(many(30, "#x"))) == 0

test_does_not_exist if count(findings([object.union(alarm("a", "Runbook: TODO"), {"exists": "no"})])) == 0
