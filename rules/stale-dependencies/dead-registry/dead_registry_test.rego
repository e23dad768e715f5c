package debt.rules["stale-dependencies"]["dead-registry_test"]

import data.debt.rules["stale-dependencies"]["dead-registry"] as rule

pin := {
	"id": "image:Dockerfile#pin:stage:0",
	"unit": "image:Dockerfile",
	"key": "stage:0",
	"name": "k8s.gcr.io/pause",
	"version": "3.2",
	"source_type": "registry",
	"at": {"unit": "image:Dockerfile", "path": "Dockerfile", "line": 1},
}

registries := {"as_of": "2026-01-01", "rows": {
	"bitnami": {"status": "moved", "date": "2025-09-29", "replacement": "x", "except_tag": "^latest$"},
	"java": {"status": "frozen", "date": "2016-12-31", "replacement": "y"},
	"k8s.gcr.io": {"status": "frozen", "date": "2023-04-03", "replacement": "registry.k8s.io"},
}}

findings_at(now, change) := found if {
	found := rule.findings with input as {"now": now, "pin": {"image": [object.union(pin, change)]}}
		with data.debt.tables.registries as registries
}

findings(change) := findings_at("2026-11-23T00:00:00Z", change)

test_frozen if {
	some finding in findings({})
	finding.severity == "medium"
	finding.evidence == {"name": "k8s.gcr.io/pause", "table": "2026-01-01"}
	finding.message == "k8s.gcr.io/pause: k8s.gcr.io is frozen since 2023-04-03; use registry.k8s.io"
}

test_moved if {
	some finding in findings({"name": "bitnami/redis", "version": "7.2"})
	finding.severity == "high"
}

test_tag_that_is_renewed if count(findings({"name": "bitnami/redis", "version": "latest"})) == 0

test_tag_that_is_not_known if {
	found := rule.findings with input as {
		"now": "2026-11-23T00:00:00Z",
		"pin": {"image": [object.remove(object.union(pin, {"name": "bitnami/redis", "unsure": ["version"]}), ["version"])]},
	}
		with data.debt.tables.registries as registries
	count(found) == 0
}

test_whole_names if {
	count(findings({"name": "java"})) == 1
	every name in ["mirror.example.com/java", "javascript", "mirror.example.com/k8s.gcr.io/pause", "k8s.gcr.io.example.com/a"] {
		count(findings({"name": name})) == 0
	}
}

test_before_the_day if count(findings_at("2023-04-02T00:00:00Z", {})) == 0

test_on_the_day if count(findings_at("2023-04-03T00:00:00Z", {})) == 1

test_example if count(findings({"at": {"context": "example"}})) == 0
