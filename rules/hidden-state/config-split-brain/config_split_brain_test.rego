package debt.rules["hidden-state"]["config-split-brain_test"]

import data.debt.rules["hidden-state"]["config-split-brain"] as rule

at := {"unit": "terraform:infra", "path": "infra/main.tf", "line": 7}

repeated(change) := found if {
	row := {"id": "k", "unit": "terraform:infra", "in": "module.cluster", "name": "groups", "key": "max_size", "lost": 3, "at": at}
	found := rule.findings with input as {"repeated_key": [object.union(row, change)], "repository": {}}
}

test_repeated_key if {
	some finding in repeated({})
	finding.key == ["module.cluster", "groups", "max_size"]
	finding.message == "module.cluster sets max_size twice in one object: the value of line 3 does not count; delete the wrong one"
	not contains(concat(" ", finding.key), "3")
}

test_repeated_words if repeated({"key": "description"}) == set()

test_repeated_key_of_an_example if repeated({"at": {"context": "example"}}) == set()

test_repeated_key_on_a_shelf if repeated({"at": {"path": "infra/archive/main.tf"}}) == set()

table := {"id": "u#aws_route_table.private", "address": "aws_route_table.private", "exists": "yes", "at": at, "attrs": {"route": [{"cidr_block": "0.0.0.0/0"}]}}

routes(whole, names) := found if {
	added := [route |
		some name in names
		route := {
			"id": name, "address": name, "exists": "yes", "at": at, "attrs": {},
			"references": [{"attribute": "route_table_id", "to": table.id}],
		}
	]
	found := rule.findings with input as {"resource": {"aws_route_table": [whole], "aws_route": added}, "repository": {}}
}

test_overwritten if {
	some finding in routes(table, ["aws_route.hub", "aws_route.vpn"])
	finding.key == ["aws_route_table.private", "route"]
	finding.message == "aws_route_table.private and aws_route.hub and 1 more set route: every apply undoes the one before; keep either the list or the others"
}

test_one_finding_for_a_list if count(routes(table, ["a", "b", "c"])) == 1

test_not_overwritten if {
	routes(table, []) == set()
	routes(object.union(table, {"attrs": {"route": []}}), ["a"]) == set()
}

sized(container, task) := found if {
	row := {"id": "c", "resource": "t", "address": "aws_ecs_task_definition.web", "exists": "yes", "at": at}
	found := rule.findings with input as {
		"container": [object.union(row, {"attrs": container})],
		"resource": {"aws_ecs_task_definition": [{"id": "t", "attrs": task}]},
		"repository": {},
	}
}

test_heap if {
	some finding in sized({"environment": {"JAVA_OPTS": "-Xmx2g"}, "memory": 1024}, {})
	finding.key == ["aws_ecs_task_definition.web", "environment.JAVA_OPTS"]
	finding.evidence == {"environment.JAVA_OPTS": "2048 MiB of heap"}
	endswith(finding.message, "and has 1024 MiB of memory; lower the one or raise the other")
}

test_heap_of_a_task if count(sized({"environment": {"JAVA_TOOL_OPTIONS": "-Xmx1024m"}}, {"memory": "1024"})) == 1

test_heap_with_room if {
	sized({"environment": {"JAVA_OPTS": "-Xmx768m"}, "memory": 1024}, {}) == set()
	sized({"environment": {"JAVA_OPTS": "-XX:MaxRAMPercentage=75"}, "memory": 1024}, {}) == set()
	sized({"environment": {"MAVEN_OPTS": "-Xmx2g"}, "memory": 1024}, {}) == set()
}

test_memory_unknown if sized({"environment": {"JAVA_OPTS": "-Xmx2g"}}, {}) == set()

test_heap_of_a_function if {
	row := {"id": "f", "address": "aws_lambda_function.resize", "exists": "yes", "at": at, "attrs": {
		"environment": [{"variables": {"NODE_OPTIONS": "--max-old-space-size=512"}}],
		"memory_size": 256,
	}}
	found := rule.findings with input as {"resource": {"aws_lambda_function": [row]}, "repository": {}}
	{finding.evidence | some finding in found} == {{"environment.0.variables.NODE_OPTIONS": "512 MiB of heap"}}
}
