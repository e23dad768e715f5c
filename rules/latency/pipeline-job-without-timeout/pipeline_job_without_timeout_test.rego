package debt.rules.latency["pipeline-job-without-timeout_test"]

import data.debt.rules.latency["pipeline-job-without-timeout"] as rule

job := {
	"id": "pipeline:.github/workflows/deploy.yml#job:apply",
	"unit": "pipeline:.github/workflows/deploy.yml",
	"key": "apply",
	"steps": 2,
	"environment": "production",
	"runs_on": ["ubuntu-24.04"],
	"at": {"unit": "pipeline:.github/workflows/deploy.yml", "path": ".github/workflows/deploy.yml", "line": 5},
}

findings(change) := among([object.union(job, change)], [])

among(jobs, steps) := found if {
	found := rule.findings with input as {"job": jobs, "step": steps}
}

ordinary(name, change) := object.union(object.remove(job, ["environment"]), object.union({"id": name, "key": name}, change))

test_deploys if {
	some finding in findings({})
	finding.key == ["apply"]
	finding.evidence == {"timeout_minutes": "absent"}
}

test_self_hosted if {
	some finding in among([ordinary("build", {"runs_on": ["self-hosted", "linux"]})], [])
	contains(finding.message, "on a runner of your own")
}

test_limited if count(findings({"timeout_minutes": 30})) == 0

test_unknown if count(findings({"unsure": ["timeout_minutes"]})) == 0

test_step_limited if {
	count(among([job], [{"job": job.id, "timeout_minutes": 20}])) == 0
	count(among([job], [{"job": job.id, "unsure": ["timeout_minutes"]}])) == 0
	count(among([job], [{"job": job.id}])) == 1
}

test_reusable_caller if count(findings({"steps": 0, "uses": "./.github/workflows/apply.yml"})) == 0

test_pages if count(findings({"environment": "github-pages"})) == 0

test_one_ordinary_job if count(among([ordinary("build", {})], [])) == 0

test_ordinary_jobs if {
	count(among([ordinary("a", {}), ordinary("b", {}), ordinary("c", {})], [])) == 0
}

test_example if count(findings({"at": {"context": "example"}})) == 0
