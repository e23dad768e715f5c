package debt.rules["stale-dependencies"]["eol-function-runtime_test"]

import data.debt.rules["stale-dependencies"]["eol-function-runtime"] as rule

row := {
	"kind": "runtime",
	"name": "python3.8",
	"key": "aws_lambda_function.api.runtime",
	"field": "runtime",
	"product": "aws-lambda",
	"cycle": "python3.8",
	"status": "dead",
	"ends_at": "2024-10-14",
	"days": -770,
	"newest": "python3.14",
	"as_of": "2026-08-22",
	"unit": "terraform:infra",
	"installed": true,
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {
		"dependency": [object.union(row, change)],
	}
}

test_dead_for_years if {
	findings({}) == {{
		"at": row.at,
		"key": ["aws_lambda_function.api.runtime", "aws-lambda"],
		"message": "aws_lambda_function.api: python3.8 gets no fixes since 2024-10-14; the newest is python3.14",
		"evidence": {"runtime": "python3.8", "ends_at": "2024-10-14", "newest": "python3.14", "table": "2026-08-22"},
		"severity": "high",
		"since": "2024-10-14",
	}}
}

test_dead_for_a_year if {
	some finding in findings({"days": -365})
	finding.severity == "medium"
}

test_ends_soon if {
	some finding in findings({"status": "ending", "days": 90})
	finding.severity == "low"
	not finding.since
}

test_silent if {
	every change in [
		{"installed": false},
		{"status": "ending", "days": 91},
		{"status": "supported"},
		{"status": "maintenance"},
		{"status": "unknown"},
		{"kind": "engine"},
		{"at": {"context": "sandbox"}},
		{"at": {"path": "deprecated/main.tf"}},
	] {
		count(findings(change)) == 0
	}
}

test_copy_that_nobody_touched if {
	count(rule.findings) == 0 with input as {
		"dependency": [row],
		"unit": [{"id": "terraform:infra", "path": "infra"}],
		"state": {"backend": [{"unit": unit, "name": "s3", "object": "s3://states/app", "at": {}} | some unit in ["terraform:infra", "terraform:live"]]},
		"change": [
			{"unit": "terraform:live", "complete": true, "created_at": "2020-01-01T00:00:00Z", "last_touched_at": "2024-01-01T00:00:00Z"},
			{"unit": "terraform:infra", "complete": true, "created_at": "2025-01-01T00:00:00Z", "last_touched_at": "2025-01-01T00:00:00Z"},
		],
	}
}
