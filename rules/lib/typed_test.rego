package debt.lib_test

import data.debt.lib

typed_row := {
	"address": "aws_kms_grant.a",
	"attrs": {"principal": "arn:1", "name": "grant", "statement": [{"resources": ["arn:2"], "sid": "arn:3"}]},
	"references": [],
}

test_typed if {
	lib.typed(typed_row, `^arn:`) == {["principal", "arn:1"], ["statement.resources", "arn:2"], ["statement.sid", "arn:3"]}
	lib.typed(object.union(typed_row, {"address": "module.a.aws_kms_grant.a"}), `^arn:`) == set()
}

test_handed_on_is_not_typed if {
	reference := {"attribute": "statement.resources", "to": "u#local.accounts"}
	lib.typed(object.union(typed_row, {"references": [reference]}), `^arn:`) == {["principal", "arn:1"], ["statement.sid", "arn:3"]}
	whole := {"attribute": "statement", "to": "u#var.statements"}
	lib.typed(object.union(typed_row, {"references": [whole]}), `^arn:`) == {["principal", "arn:1"]}
}
