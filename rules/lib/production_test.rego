package debt.lib_test

import data.debt.lib

production_at(path) := {"path": path, "unit": "terraform:infra"}

production_choice(condition) := [
	{"condition": condition, "branch": true, "value": 2},
	{"condition": condition, "branch": false, "value": 1},
]

test_production_told if {
	lib.runs_in_production({"at": production_at("infra/prod/db.tf"), "name": "db"}) with input as {}
	lib.runs_in_production({"at": production_at("infra/db.tf"), "name": "db_production"}) with input as {}
	lib.runs_in_production({"at": production_at("infra/db.tf"), "name": "db", "maybe": {"size": production_choice(`var.env == "prod"`)}}) with input as {}
	lib.runs_in_production({"at": production_at("infra/db.tf"), "name": "db", "unit": "u"}) with input as {"units": {"u": {"files": ["infra/env/prod.tfvars"]}}}
	lib.runs_in_production({"at": production_at("infra/db.tf"), "name": "db", "unit": "u"}) with input as {"resource": {"aws_lb": [{
		"unit": "u",
		"maybe": {"internal": production_choice("local.is_production")},
	}]}}
}

test_production_not_told if {
	not lib.runs_in_production({"at": production_at("infra/db.tf"), "name": "db"}) with input as {}
	not lib.runs_in_production({"at": production_at("infra/product/db.tf"), "name": "db"}) with input as {}
	not lib.runs_in_production({"at": production_at("infra/pre-prod/db.tf"), "name": "db"}) with input as {}
	not lib.runs_in_production({"at": production_at("infra/prod/db.tf"), "name": "db_test"}) with input as {}
	not lib.runs_in_production({"at": production_at("infra/db.tf"), "name": "db", "unsure": ["count"], "maybe": {"count": [
		{"condition": `var.env == "production"`, "branch": true, "value": 0},
		{"condition": `var.env == "production"`, "branch": false, "value": 1},
	]}}) with input as {}
}

test_value_in_production if {
	lib.in_production({"attrs": {"size": 3}}, "size") == 3
	lib.in_production({"attrs": {}}, "size") == "absent"
	every condition in [
		`var.env == "production"`, `terraform.workspace == "shop-prod"`, `var.env != "dev"`, "local.is-production",
		"var.is_prod == true", "!local.is_development", `local.is-preproduction || local.is-production`,
		`var.env != "dev" && var.env != "test"`,
	] {
		lib.in_production({"attrs": {}, "maybe": {"size": production_choice(condition)}, "unsure": ["size"]}, "size") == 2
	}
	every condition in [
		`var.env != "production"`, `var.env == "staging"`, "local.is_production == false", `local.is_dev || local.is_test`,
		"!local.is-production && local.enabled",
	] {
		lib.in_production({"attrs": {}, "maybe": {"size": production_choice(condition)}, "unsure": ["size"]}, "size") == 1
	}
}

test_value_not_known if {
	every condition in ["var.big", `var.env == "production" && var.big`, `var.colour == "blue"`, "variables keep their defaults"] {
		not lib.in_production({"attrs": {}, "maybe": {"size": production_choice(condition)}, "unsure": ["size"]}, "size")
	}
	not lib.in_production({"attrs": {}, "unsure": ["size"]}, "size")
}

test_absent_in_production if {
	lib.in_production({"attrs": {}, "unsure": ["size"], "maybe": {"size": [
		{"condition": "local.is_production", "branch": true, "absent": true},
		{"condition": "local.is_production", "branch": false, "value": 1},
	]}}, "size") == "absent"
}

test_may_run_in_production if {
	lib.may_run_in_production({"at": production_at("infra/db.tf"), "name": "db", "exists": "yes"}) with input as {}
	not lib.may_run_in_production({"at": production_at("infra/db.tf"), "name": "db", "exists": "no"}) with input as {}
	not lib.may_run_in_production({"at": production_at("staging/db.tf"), "name": "db", "exists": "yes"}) with input as {}
}

# by_file is a row of which named files of values decide path.
by_file(path, values) := {
	"attrs": {}, "unsure": [path], "exists": "unknown",
	"at": production_at("infra/db.tf"), "name": "db",
	"maybe": {path: array.concat(
		[{"condition": sprintf("var-file == %q", [file]), "branch": true, "value": value} | some file, value in values],
		[{"condition": "another var-file", "branch": true, "unknown": true}],
	)},
}

test_value_in_production_by_file if {
	lib.in_production(by_file("size", {"dev.tfvars": 1, "prod.tfvars": 2}), "size") == 2
	lib.in_production(by_file("size", {"env/dev/terraform.tfvars": 1, "env/production/terraform.tfvars": 2}), "size") == 2
	lib.in_production(by_file("size", {"prod-a.tfvars": 2, "prod-b.tfvars.json": 2, "qa.tfvars": 1}), "size") == 2
	not lib.in_production(by_file("size", {"dev.tfvars": 1, "qa.tfvars": 1}), "size")
	not lib.in_production(by_file("size", {"prod-a.tfvars": 2, "prod-b.tfvars.json": 3}), "size")
}

test_outside_production_by_root if {
	lib.outside_production({"at": production_at("modules/db/main.tf"), "name": "db", "unit": "terraform:ops/dev2"})
	not lib.outside_production({"at": production_at("modules/db/main.tf"), "name": "db", "unit": "terraform:ops/prod"})
}

test_outside_production_by_file if {
	lib.outside_production(by_file("count", {"dev.tfvars": 1, "prod.tfvars": 0}))
	lib.outside_production(by_file("for_each", {"dev.tfvars": {"a": 1}, "prod.tfvars": {}}))
	not lib.outside_production(by_file("count", {"dev.tfvars": 1, "prod.tfvars": 1}))
	not lib.outside_production(by_file("count", {"dev.tfvars": 1, "qa.tfvars": 0})) # nothing says what production is
	lib.runs_in_production(by_file("count", {"dev.tfvars": 0, "prod.tfvars": 1})) with input as {}
}

# A map that has a member for development only is no word about production.
only(environment) := {
	"attrs": {}, "unsure": ["count", "size"], "exists": "unknown",
	"at": production_at("infra/db.tf"), "name": "db",
	"maybe": {path: [{"condition": sprintf("local.environment == %q", [environment]), "branch": true, "value": 1}] |
		some path in ["count", "size"]
	},
}

test_only_elsewhere if {
	lib.outside_production(only("development"))
	not lib.in_production(only("development"), "size")
	not lib.outside_production(only("production"))
	lib.in_production(only("production"), "size") == 1
}
