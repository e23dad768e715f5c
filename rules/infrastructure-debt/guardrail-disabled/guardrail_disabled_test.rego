package debt.rules["infrastructure-debt"]["guardrail-disabled_test"]

import data.debt.rules["infrastructure-debt"]["guardrail-disabled"] as rule

step := {
	"id": "pipeline:ci.yml#job:check#0",
	"unit": "pipeline:ci.yml",
	"job": "pipeline:ci.yml#job:check",
	"key": "Lint",
	"run": "tflint --recursive",
	"continue_on_error": false,
	"at": {"unit": "pipeline:ci.yml", "path": "ci.yml", "line": 9},
}

other := {"id": "pipeline:ci.yml#job:check#1", "job": step.job, "key": "Other", "continue_on_error": false}

findings(change) := among([object.union(step, change)])

among(steps) := found if {
	found := rule.findings with input as {"step": steps}
}

test_enabled if count(findings({})) == 0

test_failure_ignored if {
	some finding in findings({"continue_on_error": true})
	finding.key == ["Lint", "tflint", "continue-on-error"]
	finding.evidence == {"continue_on_error": true}
}

test_never_run if {
	some finding in findings({"if": "false"})
	finding.key == ["Lint", "tflint", "if"]
}

test_soft_fail if {
	some finding in findings({"run": "", "uses": "bridgecrewio/checkov-action@v12", "with": {"soft_fail": "true"}})
	finding.key == ["Lint", "checkov", "soft-fail"]
}

test_or_true if {
	ignored := {"owner": step.id, "job": step.job, "argv": ["tflint"], "flags_known": true, "tolerated": true, "condition": "or"}
	strict := {"owner": step.id, "job": step.job, "argv": ["terraform", "validate"], "flags_known": true, "tolerated": false}
	facts := {"step": [object.union(step, {"run": "terraform validate\ntflint || true"})], "command": {"tflint": [ignored], "terraform": [strict]}}
	found := rule.findings with input as facts
	{finding.key | some finding in found} == {["Lint", "tflint", "script"]}
	{finding.evidence | some finding in found} == {{"run": "tflint"}}
}

test_no_check if count(findings({"run": "make", "continue_on_error": true})) == 0

test_advisory if {
	count(findings({"continue_on_error": true, "key": "Lint (advisory)"})) == 0
	count(findings({"continue_on_error": true, "job": "pipeline:ci.yml#job:report"})) == 0
}

test_strict_beside_it if {
	count(among([object.union(step, {"continue_on_error": true}), object.union(other, {"run": "tflint --minimum-failure-severity=error"})])) == 0
	count(among([object.union(step, {"continue_on_error": true}), object.union(other, {"run": "terraform validate"})])) == 1
}

test_outcome_is_looked_at if {
	count(among([object.union(step, {"continue_on_error": true}), object.union(other, {"if": "steps.lint.outcome == 'failure'"})])) == 0
	count(among([object.union(step, {"continue_on_error": true}), object.union(other, {"uses": "github/codeql-action/upload-sarif@v3"})])) == 0
	count(among([object.union(step, {"continue_on_error": true}), object.union(other, {"unsure": ["if"]})])) == 0
}

test_example if count(findings({"continue_on_error": true, "at": {"context": "example"}})) == 0
