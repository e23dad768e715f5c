package debt.rules["infrastructure-debt"]["environment-parity-gap_test"]

import data.debt.rules["infrastructure-debt"]["environment-parity-gap"] as rule

id(path) := sprintf("terraform:%s", [path])

findings(contents) := found if {
	units := [{"id": id(path), "path": path, "role": "root", "at": {"path": path}} | some path, _ in contents]
	found := rule.findings with input as {
		"unit": units,
		"units": {unit.id: unit | some unit in units},
		"whole": {unit.id: true | some unit in units},
		"resource": {type: [{"unit": id(path)} | some path, types in contents; type in types] | some type in union({types | some _, types in contents})},
	}
}

base := {"aws_vpc", "aws_subnet", "aws_lb", "aws_ecs_service"}

test_a_gap if {
	some finding in findings({"env/prod": base | {"aws_db_proxy"}, "env/staging": base, "env/dev": base})
	finding.key == ["terraform:env/prod"]
	finding.message == "no environment before production has what this one has: aws_db_proxy"
	finding.evidence == {"only_here": ["aws_db_proxy"], "siblings": ["terraform:env/dev", "terraform:env/staging"]}
}

test_one_rehearses_it if {
	count(findings({"env/prod": base | {"aws_db_proxy"}, "env/staging": base | {"aws_db_proxy"}, "env/dev": base})) == 0
}

test_names if count(findings({"env/prod": base | {"aws_route53_record"}, "env/dev": base})) == 0

test_other_systems if {
	count(findings({"env/prod": {"a", "b", "c", "aws_db_proxy"}, "env/dev": base})) == 0
}

test_no_siblings if count(findings({"api/prod": base | {"aws_db_proxy"}, "site/dev": base})) == 0

test_words_in_names if count(findings({"app-prod": base | {"aws_db_proxy"}, "app-dev": base})) == 1
