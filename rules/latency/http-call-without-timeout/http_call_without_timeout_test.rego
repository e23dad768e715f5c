package debt.rules.latency["http-call-without-timeout_test"]

import data.debt.rules.latency["http-call-without-timeout"] as rule

curl := {
	"id": "s/command:1", "origin": "step", "owner": "s", "job": "j", "name": "curl", "flags_known": true,
	"argv": ["curl", "-fsS", "--retry", "5", "https://api.example.com"], "flags": ["-fsS", "--retry"],
	"at": {"path": ".github/workflows/deploy.yml", "line": 9},
}

findings(change, facts) := found if {
	rows := object.union({"job": [{"id": "j"}], "command": {"curl": [object.union(curl, change)]}}, facts)
	found := rule.findings with input as rows
}

once := {"argv": ["curl", "-fsS", null], "flags": ["-fsS"]}

test_retry if {
	some finding in findings({}, {})
	finding.key == ["https://api.example.com", "--retry"]
}

test_once if count(findings(once, {})) == 0

test_loop_without_sleep if count(findings(object.union(once, {"loop": "for"}), {})) == 0

test_loop if {
	sleep := {"owner": "s", "loop": "for"}
	facts := {"job": [{"id": "j"}], "command": {"curl": [object.union_n([curl, once, {"loop": "for"}])], "sleep": [sleep]}}
	some finding in rule.findings with input as facts
	finding.key == ["an address that only a run knows", "in a for loop"]
}

test_other_loop if {
	sleep := {"owner": "s", "loop": "for", "function": "other"}
	facts := {"job": [{"id": "j"}], "command": {"curl": [object.union_n([curl, once, {"loop": "for"}])], "sleep": [sleep]}}
	found := rule.findings with input as facts
	count(found) == 0
}

test_limits if {
	some flag in ["--max-time", "-m", "-m10", "-sSm", "--speed-time", "--retry-max-time", "-K", "--config"]
	count(findings({"flags": ["-fsS", "--retry", flag]}, {})) == 0
}

test_doubt if count(findings({"flags_known": false}, {})) == 0

test_near if {
	count(findings({"argv": ["curl", "--retry", "5", "http://localhost:8080/health"]}, {})) == 0
	count(findings({"argv": ["curl", "--retry", "5", "127.0.0.1/health"]}, {})) == 0
}

test_build if count(findings({"origin": "instruction"}, {})) == 0

test_limited_job if count(findings({}, {"job": [{"id": "j", "timeout_minutes": 10}]})) == 0

test_example if count(findings({"at": {"context": "example"}}, {})) == 0
