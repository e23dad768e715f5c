package debt.rules["hidden-state"]["workspace-as-configuration_test"]

import data.debt.rules["hidden-state"]["workspace-as-configuration"] as rule

use(name, kind) := {
	"id": sprintf("terraform:infra#workspace:locals.%s", [name]), "unit": "terraform:infra", "kind": kind, "in": "locals", "name": name,
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 3},
}

findings(kinds, more) := found if {
	rows := object.union(
		{
			"workspace_use": [use(name, kind) | some name, kind in kinds],
			"units": {"terraform:infra": {"id": "terraform:infra", "role": "root"}},
		},
		more,
	)
	found := rule.findings with input as rows
}

three := {"a": "choice", "b": "choice", "c": "choice"}

test_three if {
	some finding in findings(three, {})
	finding.key == ["workspace"]
	finding.evidence == {"choices": 3, "name": "a"}
}

test_two if count(findings({"a": "choice", "b": "choice"}, {})) == 0

test_guarded if count(findings(object.union(three, {"d": "guard"}), {})) == 0

test_module if count(findings(three, {"units": {"terraform:infra": {"role": "module"}}})) == 0

test_selected_by_a_command if {
	count(findings(three, {"command": {"terraform": [{"argv": ["terraform", "workspace", "select", null]}]}})) == 0
	count(findings(three, {"command": {"terraform": [{"argv": ["terraform", "workspace", "list"]}]}})) == 1
}

test_selected_by_a_variable if {
	count(findings(three, {"step": [{"id": "s", "env": ["TF_WORKSPACE"]}]})) == 0
	count(findings(three, {"step": [{"id": "s", "run": "export TF_WORKSPACE=prod"}]})) == 0
}
