package debt.rules["hidden-state"]["state-shared-by-roots_test"]

import data.debt.rules["hidden-state"]["state-shared-by-roots"] as rule

backend(folder, object) := {
	"id": sprintf("terraform:%s#backend.s3", [folder]),
	"unit": sprintf("terraform:%s", [folder]),
	"kind": "backend",
	"name": "s3",
	"object": object,
	"at": {"unit": sprintf("terraform:%s", [folder]), "path": sprintf("%s/main.tf", [folder]), "line": 2},
}

units := {sprintf("terraform:%s", [folder]): {"role": "root"} | some folder in ["a", "b", "c"]}

findings(backends) := found if {
	found := rule.findings with input as {"state": {"backend": backends, "generator": []}, "units": units, "step": [], "command": {"terraform": []}}
}

test_the_last_is_told if {
	found := findings([backend("b", "s3://x/k"), backend("a", "s3://x/k"), backend("c", "s3://x/other")])
	count(found) == 1
	some finding in found
	finding.at.path == "b/main.tf"
	finding.key == ["s3://x/k"]
	finding.message == "terraform:b writes to the state of terraform:a: s3://x/k"
}

test_each_has_its_own if count(findings([backend("a", "s3://x/a"), backend("b", "s3://x/b")])) == 0

test_unknown_is_not_the_same if {
	count(findings([object.remove(backend("a", ""), ["object"]), object.remove(backend("b", ""), ["object"])])) == 0
}

test_the_command_line_says_more if {
	count(rule.findings) == 0 with input as {
		"state": {"backend": [backend("a", "s3://x/k"), backend("b", "s3://x/k")], "generator": []},
		"units": units, "command": {"terraform": []},
		"step": [{"run": "terraform init -backend-config=key=a"}],
	}
}
