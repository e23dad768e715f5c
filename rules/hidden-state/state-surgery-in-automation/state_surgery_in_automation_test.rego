package debt.rules["hidden-state"]["state-surgery-in-automation_test"]

import data.debt.rules["hidden-state"]["state-surgery-in-automation"] as rule

job := {"id": "j", "key": "deploy", "triggers": ["push"]}

findings(argv, job_change, change) := found if {
	command := object.union({"id": "c", "origin": "step", "job": "j", "argv": argv, "at": {"path": "p"}}, change)
	facts := {"job": [object.union(job, job_change)], "command": {"terraform": [command]}}
	found := rule.findings with input as facts
}

test_target if {
	some finding in findings(["terraform", "apply", "-target=module.a"], {}, {})
	finding.key == ["a plan or apply with -target"]
}

test_acts if {
	every words in [["state", "rm", null], ["-chdir=a", "state", "mv", "a", "b"], ["taint", "a"], ["init", "-migrate-state"], ["apply", "-lock=false"]] {
		count(findings(array.concat(["terraform"], words), {}, {})) == 1
	}
}

test_person if count(findings(["terraform", "taint", "a"], {"triggers": ["workflow_dispatch"]}, {})) == 0

test_plan if count(findings(["terraform", "plan", "-lock=false", "-refresh=false"], {}, {})) == 0

test_errored if count(findings(["terraform", "state", "push", "errored.tfstate"], {}, {})) == 0

test_teardown if count(findings(["terraform", "destroy", "-target=a"], {}, {})) == 0

test_script_of_nobody if count(findings(["terraform", "taint", "a"], {}, {"origin": "script", "job": "", "at": {"path": "ci/a.sh"}})) == 0

test_example if count(findings(["terraform", "taint", "a"], {}, {"at": {"context": "example"}})) == 0
