package debt.lib_test

import data.debt.lib

workflow := {"unit": "pipeline:a", "kind": "workflow"}

idle(change) := found if {
	found := lib.idle_pipelines with input as {"workflow": [object.union(workflow, change)]}
}

test_nothing_starts_it if idle({}) == {"pipeline:a"}

test_an_event_starts_it if idle({"triggers": [{"event": "push", "line": 1}]}) == set()

test_what_starts_it_is_not_known if idle({"unsure": ["triggers"]}) == set()

test_an_action_is_called if idle({"kind": "action"}) == set()
