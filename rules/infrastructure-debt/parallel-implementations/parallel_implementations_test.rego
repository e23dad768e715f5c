package debt.rules["infrastructure-debt"]["parallel-implementations_test"]

import data.debt.rules["infrastructure-debt"]["parallel-implementations"] as rule

id(path) := sprintf("terraform:%s", [path])

findings(contents, created) := found if {
	units := [{"id": id(path), "path": path, "role": "root", "at": {"path": path}} | some path, _ in contents]
	found := rule.findings with input as {
		"now": "2026-11-23T00:00:00Z",
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"change": [{"unit": unit.id, "created_at": created} | some unit in units],
		"resource": {type: [{"unit": id(path)} | some path, types in contents; type in types] | some type in union({types | some _, types in contents})},
	}
}

base := {"aws_vpc", "aws_lb", "aws_ecs_service"}

test_pairs if {
	every pair in [["app/pipeline", "app/pipeline_new"], ["workspaces", "new-workspaces"], ["ebs", "ebs-upgrade"], ["api-v2", "api-v3"], ["laa-workspaces", "laa-new-workspaces"]] {
		found := findings({pair[0]: base, pair[1]: base}, "2025-01-01T00:00:00Z")
		count(found) == 1
		some finding in found
		finding.key == sort([id(pair[0]), id(pair[1])])
	}
}

test_what_is_said if {
	some finding in findings({"a/pipeline": base, "a/pipeline_new": base}, "2025-01-01T00:00:00Z")
	finding.message == "a/pipeline_new and a/pipeline do the same side by side, both for more than 180 days"
	finding.at.path == "a/pipeline_new"
	finding.evidence.shared == ["aws_ecs_service", "aws_lb", "aws_vpc"]
}

test_young if count(findings({"a": base, "a-new": base}, "2026-10-01T00:00:00Z")) == 0

test_other_things if count(findings({"a": base, "a-new": {"x", "y", "z"}}, "2025-01-01T00:00:00Z")) == 0

test_other_names if count(findings({"news": base, "renewal": base, "a-1": base, "a-2": base}, "2025-01-01T00:00:00Z")) == 0

test_a_layout_of_all if {
	siblings := {name: base | some name in ["a", "a-new", "b", "c", "d"]}
	count(findings(siblings, "2025-01-01T00:00:00Z")) == 0
	count(findings(object.remove(siblings, ["d"]), "2025-01-01T00:00:00Z")) == 1
}
