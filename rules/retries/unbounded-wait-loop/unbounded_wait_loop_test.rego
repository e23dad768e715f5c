package debt.rules.retries["unbounded-wait-loop_test"]

import data.debt.rules.retries["unbounded-wait-loop"] as rule

sleep := {
	"id": "s/command:1", "origin": "step", "owner": "s", "job": "j", "name": "sleep", "argv": ["sleep", "5"],
	"loop": "until", "until": "docker info", "background": false,
	"at": {"path": ".github/workflows/deploy.yml", "line": 9},
}

findings(change, facts) := found if {
	rows := object.union({"job": [{"id": "j"}], "command": {"sleep": [object.union(sleep, change)]}}, facts)
	found := rule.findings with input as rows
}

test_waits_for_ever if {
	some finding in findings({}, {})
	finding.key == ["docker info"]
	finding.severity == "low"
	contains(finding.message, "until docker info")
}

test_script if {
	script := {"origin": "script", "owner": "u", "at": {"path": "ci/wait.sh"}}
	some finding in findings(script, {"command": {"wait.sh": [{"argv": ["ci/wait.sh"]}]}})
	finding.severity == "medium"
}

test_bounded if {
	found := rule.findings with input as {"job": [{"id": "j"}], "command": {"sleep": [object.remove(sleep, ["until"])]}}
	count(found) == 0
}

test_limited_job if count(findings({}, {"job": [{"id": "j", "timeout_minutes": 10}]})) == 0

test_limited_step if count(findings({}, {"step": [{"id": "s", "unsure": ["timeout_minutes"]}]})) == 0

test_timeout if count(findings({"via": ["timeout"]}, {})) == 0

test_health_check if count(findings({"owner": "i"}, {"instruction": {"HEALTHCHECK": [{"id": "i"}]}})) == 0

test_background if count(findings({"background": true}, {})) == 0

test_example if count(findings({"at": {"context": "example"}}, {})) == 0
