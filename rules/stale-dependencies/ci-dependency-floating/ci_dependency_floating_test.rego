package debt.rules["stale-dependencies"]["ci-dependency-floating_test"]

import data.debt.rules["stale-dependencies"]["ci-dependency-floating"] as rule

action := {
	"key": "build/scan",
	"name": "vendor/scan-action/sub",
	"version": "master",
	"ref_kind": "branch",
	"source_type": "repository",
	"at": {"unit": "pipeline:.github/workflows/build.yml", "path": ".github/workflows/build.yml", "line": 9},
}

tag := {"version": "v4", "ref_kind": "tag"}

tables := {
	"archived_actions": {"as_of": "2026-11-23", "rows": {"vendor/old-action": {"known": "2026-11-23"}}},
	"runners": {"as_of": "2026-11-23", "rows": {
		"macos-11": {"retired": "2024-06-28"},
		"ubuntu-22.04": {"deprecated": "2026-09-17", "retired": "2027-04-17"},
	}},
}

findings(actions, change) := found if {
	base := {"now": "2026-11-23T00:00:00Z", "unit": [], "ownership_line": [], "pin": {"action": actions}}
	found := rule.findings with input as object.union(base, change) with data.debt.tables as tables
}

runner(name, now) := findings([], {"now": now, "pin": {"runner": [{"key": "build/x", "name": name, "at": {"unit": "pipeline:.github/workflows/build.yml", "line": 4}}]}})

test_branch if {
	some finding in findings([action], {})
	finding.key == ["build/scan", "vendor/scan-action/sub"]
	finding.severity == "high"
	finding.evidence == {"version": "master"}
}

test_not_a_branch if {
	every ref_kind in ["tag", "sha", "short-sha", "unknown"] {
		count(findings([object.union(action, {"ref_kind": ref_kind})], {})) == 0
	}
}

test_own_organisation if {
	count(findings([action], {"ownership_line": [{"owners": ["@Vendor/platform"]}]})) == 0
}

test_own_file if {
	own := object.union(action, {"name": "vendor/infra/.github/actions/lint"})
	count(findings([own], {"unit": [{"kind": "pipeline", "path": ".github/actions/lint/action.yml"}]})) == 0
}

test_archived if {
	some finding in findings([object.union(action, object.union(tag, {"name": "Vendor/Old-Action/path"}))], {})
	finding.severity == "medium"
	finding.evidence == {"name": "Vendor/Old-Action/path", "table": "2026-11-23"}
}

test_not_known_to_be_archived_yet if {
	archived := object.union(action, object.union(tag, {"name": "vendor/old-action"}))
	count(findings([archived], {"now": "2026-11-22T00:00:00Z"})) == 0
}

test_retired_runner if {
	some finding in runner("macos-11", "2024-06-28T00:00:00Z")
	finding.severity == "high"
	finding.message == "Runner macos-11 is retired since 2024-06-28: no job starts on it"
}

test_deprecated_runner if {
	some finding in runner("ubuntu-22.04", "2026-11-23T00:00:00Z")
	finding.severity == "low"
	finding.message == "Runner ubuntu-22.04 is retired on 2027-04-17, and fails now and then before"
}

test_runner_in_good_time if {
	count(runner("macos-11", "2024-06-27T23:59:59Z")) == 0
	count(runner("ubuntu-22.04", "2026-09-16T00:00:00Z")) == 0
}

test_unknown_runner if count(runner("ubuntu-28.04", "2026-11-23T00:00:00Z")) == 0
