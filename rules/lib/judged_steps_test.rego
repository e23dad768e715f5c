package debt.lib_test

import data.debt.lib

judged(steps, commands) := found if {
	found := lib.judged_steps with input as {"step": steps, "command": {"tflint": commands}}
}

ignored := {"owner": "a", "argv": ["tflint"], "flags_known": true, "tolerated": true, "condition": "or"}

test_judged_by_outcome if {
	count(judged([{"id": "a", "job": "j"}, {"id": "b", "job": "j", "if": "steps.a.outcome == 'failure'"}], [ignored])) == 2
}

test_judged_by_upload if {
	steps := [{"id": "a", "job": "j", "run": "tflint || true"}, {"id": "b", "job": "j", "uses": "github/codeql-action/upload-sarif@v3"}]
	judged(steps, []) == {"a", "b"}
	judged(steps, [ignored]) == {"b"}
}

test_judged_by_summary if judged([{"id": "a", "job": "j", "run": "tflint >> $GITHUB_STEP_SUMMARY || true"}], [ignored]) == {"a"}

test_not_judged if judged([{"id": "a", "job": "j", "run": "tflint || true"}], [ignored]) == set()
