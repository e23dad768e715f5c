package debt.lib_test

import data.debt.lib

certain := {
	"attrs": {"name": "jobs", "delay": 0, "off": false, "nothing": null, "lifecycle": [{"ignore_changes": ["tags"]}]},
	"at": {"unit": "terraform:a"},
}

# The shapes in which something may be set, or not.
doubtful := {
	"attrs": {"block": [{"a": 1}]},
	"maybe": {
		"timeout": [
			{"condition": "var.long", "branch": true, "value": 30},
			{"condition": "var.long", "branch": false, "absent": true},
		],
		"never": [
			{"condition": "var.x", "branch": true, "absent": true},
			{"condition": "var.x", "branch": false, "absent": true},
		],
		"always": [
			{"condition": "var.x", "branch": true, "value": false},
			{"condition": "var.x", "branch": false, "value": true},
		],
	},
	"unsure": ["timeout", "never", "always", "policy", "dynamic", "block", "deep.0.size", "document.key"],
	"at": {"unit": "terraform:a"},
}

test_absent_when_certain if {
	lib.absent(certain, "redrive_policy")
	lib.absent(certain, "nothing")
	lib.absent(certain, "lifecycle.0.prevent_destroy")
	lib.absent(certain, "lifecycle.1.ignore_changes")
	lib.absent(certain, "missing.0.field")
}

test_not_absent_when_set if {
	every path in ["name", "delay", "off", "lifecycle", "lifecycle.0", "lifecycle.0.ignore_changes"] {
		not lib.absent(certain, path)
	}
}

test_nothing_is_absent_where_no_grammar_was if {
	not lib.absent({"attrs": {}, "at": {"read": "fallback"}}, "redrive_policy")
}

test_absent_when_every_branch_is_absent if lib.absent(doubtful, "never")

test_not_absent_when_in_doubt if {
	every path in ["timeout", "always", "policy", "policy.key", "dynamic", "dynamic.0.x", "deep", "deep.0", "document", "block.1.a"] {
		not lib.absent(doubtful, path)
	}
}

test_a_shared_prefix_of_letters_is_no_doubt if lib.absent(doubtful, "policy_name")

test_present if {
	lib.present(certain, "off")
	lib.present(certain, "lifecycle.0.ignore_changes")
	lib.present(doubtful, "always")
	lib.present(doubtful, "block")
}

test_not_present if {
	not lib.present(certain, "nothing")
	not lib.present(certain, "redrive_policy")
	not lib.present(doubtful, "timeout")
	not lib.present(doubtful, "never")
	not lib.present(doubtful, "policy")
}

test_possibly if {
	lib.possibly(certain, "delay", 0)
	lib.possibly(doubtful, "timeout", 30)
	lib.possibly(doubtful, "always", false)
	not lib.possibly(doubtful, "timeout", 31)
	not lib.possibly(doubtful, "policy", 30)
	not lib.possibly(certain, "redrive_policy", null)
}

test_size if {
	lib.size(certain, "lifecycle") == 1
	lib.size(certain, "lifecycle.0.ignore_changes") == 1
	lib.size(certain, "redrive_policy") == 0
	not lib.size(doubtful, "block")
	not lib.size(doubtful, "dynamic")
}

test_unset if {
	lib.unset({"name": "alpine"}, "digest")
	not lib.unset({"name": "alpine", "unsure": ["digest"]}, "digest")
	not lib.unset({"name": "alpine", "final": false}, "final")
}

test_unsure if {
	lib.unsure(doubtful, "policy")
	lib.unsure(doubtful, "policy.key")
	lib.unsure(doubtful, "deep.0")
	not lib.unsure(doubtful, "name")
	not lib.unsure(certain, "name")
}

test_live if {
	lib.live(certain)
	lib.live({"at": {"unit": "terraform:a", "context": ""}})
}

test_not_live if {
	every context in ["example", "test", "vendored", "templated", "patch", "sandbox", "unused"] {
		not lib.live({"at": {"unit": "terraform:a", "context": context}})
	}
}

# What is so while variables keep their defaults is not certain.
test_a_default_decides_nothing if {
	row := {"attrs": {}, "unsure": ["x", "y"], "maybe": {
		"x": [{"condition": "variables keep their defaults", "branch": true, "absent": true}],
		"y": [{"condition": "variables keep their defaults", "branch": true, "value": 1}],
	}}
	not lib.absent(row, "x")
	not lib.present(row, "y")
}

# Another file than those that are there may leave it out, or set it.
with_files(alternative) := {"attrs": {}, "unsure": ["a"], "maybe": {"a": [
		object.union({"condition": "var-file == \"dev.tfvars\"", "branch": true}, alternative),
		object.union({"condition": "var-file == \"prod.tfvars\"", "branch": true}, alternative),
		{"condition": "another var-file", "branch": true, "unknown": true},
]}}

test_named_files_are_not_all if {
	not lib.present(with_files({"value": 1}), "a")
	lib.possibly(with_files({"value": 1}), "a", 1)
	not lib.absent(with_files({"absent": true}), "a")
}
