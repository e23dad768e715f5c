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
