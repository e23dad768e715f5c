package debt.rules.latency["pipeline-job-without-timeout_test"]

import data.debt.rules.latency["pipeline-job-without-timeout"] as rule

job := {
	"id": "w#job:apply", "unit": "w", "key": "apply", "steps": 2, "triggers": ["push"],
	"at": {"unit": "w", "path": ".github/workflows/deploy.yml", "line": 5},
}

apply := {"id": "c", "origin": "step", "owner": "s", "job": job.id, "argv": ["terraform", "apply", "-auto-approve"]}

findings(change, command) := among([object.union(job, change)], object.union(apply, command))

among(jobs, command) := found if {
	found := rule.findings with input as {"job": jobs, "command": {"terraform": [command]}, "workflow": [{"unit": "w", "at": {"path": "w", "line": 1}}]}
}

test_applies if {
	some finding in findings({}, {})
	finding.key == ["apply"]
	finding.evidence == {"timeout_minutes": "absent", "jobs": ["apply"]}
	startswith(finding.message, "job apply can hold")
}

test_one_for_each_workflow if {
	second := object.union(job, {"id": "w#job:b", "key": "b", "at": object.union(job.at, {"line": 20})})
	commands := [apply, object.union(apply, {"id": "d", "job": second.id})]
	facts := {"job": [second, job], "command": {"tofu": commands}, "workflow": [{"unit": "w", "at": {"line": 1}}]}
	found := rule.findings with input as facts
	{finding.evidence.jobs | some finding in found} == {["apply", "b"]}
}

test_limited if {
	count(findings({"timeout_minutes": 30}, {})) == 0
	count(findings({"unsure": ["timeout_minutes"]}, {})) == 0
	count(findings({}, {"via": ["timeout"]})) == 0
}

test_plan if count(findings({}, {"argv": ["terraform", "plan"]})) == 0

test_no_lock if {
	count(findings({}, {"argv": ["terraform", "apply", "-lock=false"]})) == 0
	count(findings({}, {"argv": ["terraform", "apply", "-refresh-only"]})) == 0
	count(findings({}, {"argv": ["terraform", "apply", "-destroy"]})) == 0
}

test_pull_requests if count(findings({"triggers": ["pull_request"]}, {})) == 0

test_named_test if count(findings({"key": "e2e-apply"}, {})) == 0

test_example if count(findings({"at": {"context": "example"}}, {})) == 0
