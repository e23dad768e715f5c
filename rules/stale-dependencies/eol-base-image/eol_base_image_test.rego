package debt.rules["stale-dependencies"]["eol-base-image_test"]

import data.debt.rules["stale-dependencies"]["eol-base-image"] as rule

row := {
	"kind": "image",
	"name": "python:3.6",
	"key": "stage:0",
	"field": "version",
	"product": "python",
	"cycle": "3.6",
	"status": "dead",
	"ends_at": "2021-12-23",
	"days": -1796,
	"newest": "3.14",
	"as_of": "2026-08-22",
	"unit": "image:Dockerfile",
	"path": "Dockerfile",
	"line": 2,
	"at": {"unit": "image:Dockerfile", "path": "Dockerfile", "line": 2},
}

final := {"FROM": [{"unit": "image:Dockerfile", "stage": "0", "final": true, "args": ["python:3.6"]}]}

found_among(rows, pins, instructions) := found if {
	found := rule.findings with input as {"dependency": rows, "pin": {"image": pins}, "instruction": instructions}
}

findings(change) := found_among([object.union(row, change)], [], final)

test_ships if {
	findings({}) == {{
		"at": row.at,
		"key": ["stage:0"],
		"message": "python:3.6: python 3.6 gets no fixes since 2021-12-23",
		"evidence": {"version": "python:3.6", "ends_at": "2021-12-23", "newest": "3.14", "table": "2026-08-22"},
		"severity": "high",
		"since": "2021-12-23",
	}}
}

test_builds_only if {
	some finding in found_among([row], [], {})
	finding.severity == "medium"
}

severities := {severity: change |
	some severity, change in {
		"high": {"days": -91},
		"medium": {"days": -90},
		"low": {"product": "go", "days": -366},
	}
}

test_severities if {
	every severity, change in severities {
		some finding in findings(change)
		finding.severity == severity
	}
}

test_extended if {
	some finding in findings({"status": "extended", "ends_at": "2030-04-02", "days": 1226})
	finding.severity == "medium"
	not finding.since
	some other in found_among([object.union(row, {"status": "extended", "days": 1226})], [], {})
	other.severity == "low"
}

test_worst_decides if {
	system := object.union(row, {"product": "alpine-linux", "cycle": "3.9", "ends_at": "2020-11-01", "days": -2213})
	some finding in found_among([system, row], [], final)
	finding.since == "2021-12-23"
	finding.severity == "high"
	finding.message == "python:3.6: alpine-linux 3.9 gets no fixes since 2020-11-01, python 3.6 gets no fixes since 2021-12-23"
}

test_said_once if {
	build := object.union(row, {"key": "stage:build", "line": 1})
	shipped := {"key": "stage:0", "unit": "image:Dockerfile", "name": "python", "version": "3.6", "source_type": "registry", "at": {"line": 2}}
	count(found_among([build], [shipped], final)) == 0
	count(found_among([build], [object.union(shipped, {"version": "3.14"})], final)) == 1
	count(found_among([build], [object.union(object.remove(shipped, ["version"]), {"unsure": ["version"]})], final)) == 0
}

test_silent if {
	every change in [
		{"product": "nginx", "days": -365},
		{"status": "ending", "days": 91},
		{"product": "nginx", "status": "ending", "days": 9},
		{"status": "supported"},
		{"status": "unknown"},
		{"kind": "runner"},
		{"at": {"context": "example"}},
		{"at": {"path": "deprecated/Dockerfile"}},
		{"path": "images/3.6/Dockerfile"},
		{"unit": "image:.devcontainer/Dockerfile"},
	] {
		count(findings(change)) == 0
	}
}
