package debt.rules.retries["pipeline-retry-on-side-effects_test"]

import data.debt.rules.retries["pipeline-retry-on-side-effects"] as rule

command(change) := object.union({
	"id": "s/command:1", "origin": "step", "owner": "s", "job": "j", "unit": "pipeline:a", "name": "terraform",
	"argv": ["terraform", "apply", "-auto-approve"], "flags": ["-auto-approve"], "flags_known": true,
	"at": {"unit": "pipeline:a", "path": ".github/workflows/a.yml", "line": 9},
}, change)

findings(step, commands) := found if {
	found := rule.findings with input as {
		"step": [object.union({"id": "s", "unit": "pipeline:a"}, step)],
		"command": {name: rows | some name in {c.name | some c in commands}; rows := [c | some c in commands; c.name == name]},
	}
}

test_retried if {
	some finding in findings({"attempts": 3}, [command({})])
	finding.key == ["terraform apply"]
	finding.message == "terraform apply is run up to 3 times when it fails (1 in this file)"
}

test_one_finding_for_many if {
	found := findings({"attempts": 3}, [command({"at": {"line": 20}}), command({"id": "t", "at": {"line": 12}})])
	count(found) == 1
	some finding in found
	finding.at.line == 12
	endswith(finding.message, "(2 in this file)")
}

test_loop if {
	some finding in findings({}, [command({"loop": "until", "condition": "until"})])
	contains(finding.message, "until it succeeds")
}

test_once if {
	count(findings({}, [command({})])) == 0
	count(findings({"attempts": 1}, [command({})])) == 0
}

test_unknown if {
	count(findings({"unsure": ["attempts"]}, [command({})])) == 0
	count(findings({"attempts": 3}, [command({"argv": ["terraform", null], "unsure": ["argv"]})])) == 0
}

test_harmless if {
	count(findings({"attempts": 3}, [command({"argv": ["terraform", "init"]})])) == 0
	count(findings({"attempts": 3}, [command({"argv": ["terraform", "destroy", "-auto-approve"]})])) == 0
	count(findings({"attempts": 3}, [command({"name": "helm", "argv": ["helm", "upgrade", "x"], "flags": ["--dry-run"]})])) == 0
}
