package debt.lib_test

import data.debt.lib

curl := {"origin": "step", "owner": "s", "job": "j", "name": "curl", "argv": ["curl", null], "at": {"path": "p"}}

wait := {"origin": "script", "owner": "u", "name": "sleep", "at": {"path": "ci/wait.sh"}}

bounded(command, facts) if {
	lib.limited(command) with input as object.union({"job": [{"id": "j"}], "step": [{"id": "s"}], "command": {"curl": [curl], "sleep": [wait]}}, facts)
}

test_no_limit if not bounded(curl, {})

test_composite_action if bounded(object.union(curl, {"job": "pipeline:a#workflow"}), {})

test_job_limit if bounded(curl, {"job": [{"id": "j", "timeout_minutes": 5}]})

test_job_limit_not_known if bounded(curl, {"job": [{"id": "j", "unsure": ["timeout_minutes"]}]})

test_step_limit if bounded(curl, {"step": [{"id": "s", "timeout_minutes": 5}]})

test_timeout if bounded(object.union(curl, {"via": ["timeout"]}), {})

test_script if {
	not bounded(wait, {"command": {"wait.sh": [{"name": "wait.sh", "argv": ["./ci/wait.sh"]}]}})
	bounded(wait, {})
}

test_script_with_timeout if {
	bounded(wait, {"command": {"wait.sh": [{"name": "wait.sh", "argv": ["./ci/wait.sh"], "via": ["timeout"]}]}})
}

test_script_in_limited_job if {
	facts := {"command": {"bash": [{"name": "bash", "argv": ["bash", "ci/wait.sh"], "job": "j"}]}, "job": [{"id": "j", "timeout_minutes": 5}]}
	bounded(wait, facts)
}

test_script_run_twice if {
	runs := [{"argv": ["ci/wait.sh"], "job": "j"}, {"argv": ["ci/wait.sh"], "job": "k"}]
	not bounded(wait, {"command": {"wait.sh": runs}, "job": [{"id": "j", "timeout_minutes": 5}]})
}

test_script_of_the_same_name if {
	bounded(wait, {"command": {"wait.sh": [{"argv": ["other/wait.sh"]}]}})
	not bounded(wait, {"command": {"wait.sh": [{"argv": ["/usr/local/bin/wait.sh"]}]}})
}
