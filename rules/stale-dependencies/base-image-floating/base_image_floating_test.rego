package debt.rules["stale-dependencies"]["base-image-floating_test"]

import data.debt.rules["stale-dependencies"]["base-image-floating"] as rule

pin := {
	"id": "image:svc/Dockerfile#pin:stage:0",
	"unit": "image:svc/Dockerfile",
	"key": "stage:0",
	"name": "ghcr.io/example/runtime",
	"source_type": "registry",
	"at": {"unit": "image:svc/Dockerfile", "path": "svc/Dockerfile", "line": 1},
}

findings(change) := found if {
	found := rule.findings with input as {
		"unit": [
			{"id": "image:svc/Dockerfile", "kind": "image", "path": "svc/Dockerfile"},
			{"id": "image:docker/tools/Dockerfile.lint", "kind": "image", "path": "docker/tools/Dockerfile.lint"},
			{"id": "image:api.Dockerfile", "kind": "image", "path": "api.Dockerfile"},
		],
		"pin": {"image": [object.union(pin, change)]},
	}
}

test_no_tag if {
	some finding in findings({})
	finding.evidence == {"version": "absent"}
	finding.severity == "medium"
}

test_latest if {
	some finding in findings({"version": "latest"})
	finding.message == "ghcr.io/example/runtime:latest is another image tomorrow"
}

test_in_a_pipeline if {
	some finding in findings({"version": "latest", "unit": "pipeline:.github/workflows/a.yml"})
	finding.severity == "low"
}

test_pinned if {
	every change in [{"version": "1.2"}, {"version": "bookworm"}, {"digest": "sha256:0"}, {"unsure": ["version"]}, {"unsure": ["digest"]}] {
		count(findings(change)) == 0
	}
}

test_no_image if {
	every change in [
		{"source_type": "stage"},
		{"source_type": "scratch"},
		{"name": "{{baseimage}}"},
		{"key": "syntax", "name": "docker/dockerfile"},
		{"key": "stage:0/copy:installer", "name": "installer"},
		{"name": "builder"},
	] {
		count(findings(change)) == 0
	}
}

test_built_here if {
	every name in ["tools", "example/lint", "ghcr.io/example/api"] {
		count(findings({"name": name})) == 0
	}
}

test_not_built_from_itself if count(findings({"name": "example/svc"})) == 1

test_not_deployed if {
	every change in [
		{"at": {"context": "example"}},
		{"at": {"path": ".devcontainer/Dockerfile"}},
		{"at": {"path": "deprecated/Dockerfile"}},
		{"name": "mcr.microsoft.com/devcontainers/go"},
		{"key": "stage:dev-envs/copy:example/docker"},
	] {
		count(findings(change)) == 0
	}
}
