package debt.rules["stale-dependencies"]["eol-managed-engine_test"]

import data.debt.rules["stale-dependencies"]["eol-managed-engine"] as rule

row := {
	"kind": "engine",
	"name": "amazon-eks 1.30",
	"key": "aws_eks_cluster.main.version",
	"field": "version",
	"product": "amazon-eks",
	"cycle": "1.30",
	"status": "dead",
	"ends_at": "2026-07-23",
	"days": -123,
	"newest": "1.36",
	"as_of": "2026-08-22",
	"unit": "terraform:infra",
	"installed": true,
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {
		"dependency": [object.union(row, change)],
		"resource": {
			"aws_eks_cluster": [{"unit": "terraform:infra"}],
			"aws_rds_cluster": [{"unit": "terraform:infra"}],
		},
	}
}

test_dead if {
	some finding in findings({})
	finding.key == ["aws_eks_cluster.main", "amazon-eks"]
	finding.message == "aws_eks_cluster.main: amazon-eks 1.30 gets no fixes since 2026-07-23; the newest is 1.36"
	finding.evidence.version == "amazon-eks 1.30"
	finding.severity == "high"
	finding.since == "2026-07-23"
}

test_extended if {
	some finding in findings({"status": "extended", "ends_at": "2027-03-23", "days": 120})
	finding.severity == "medium"
	not finding.since
}

test_ends_soon if {
	some finding in findings({"status": "ending", "days": 9})
	finding.severity == "low"
}

test_instance_of_another_unit if {
	count(findings({"key": "aws_rds_cluster_instance.a.version", "unit": "terraform:other"})) == 1
}

test_silent if {
	every change in [
		{"installed": false},
		{"status": "ending", "days": 91},
		{"status": "supported"},
		{"kind": "runtime"},
		{"product": "terraform"},
		{"field": "release_version"},
		{"key": "aws_rds_cluster_instance.a.version"},
		{"at": {"context": "example"}},
		{"at": {"path": "archived/main.tf"}},
	] {
		count(findings(change)) == 0
	}
}
