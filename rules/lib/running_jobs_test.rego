package debt.lib_test

import data.debt.lib

test_line if lib.line(["a", null, "-b"]) == "a - -b"

test_jobs_of_step if lib.jobs_of({"origin": "step", "job": "j"}) == {"j"}

test_jobs_of_script if {
	runs := {"bash": [
		{"job": "a", "origin": "step", "argv": ["bash", "./ci/wait.sh"]},
		{"origin": "script", "argv": ["bash", "ci/wait.sh"]},
		{"job": "c", "origin": "step", "argv": ["bash", null]},
	]}
	script := {"origin": "script", "at": {"path": "ci/wait.sh"}}
	found := lib.jobs_of(script) with input as {"command": runs}
	found == {"a"}
}
