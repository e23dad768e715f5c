package debt.lib_test

import data.debt.lib

_purges(command) := {what |
	some [_, what] in lib.purging["u#t"] with input as {"resource": {"azurerm_container_registry_task": [{
		"id": "u#t", "unit": "u", "exists": "yes", "at": {"unit": "u"},
		"attrs": {"encoded_step": [{"task_content": concat(" ", ["acr purge", command])}]},
	}]}}
}

test_purging if {
	_purges("--filter 'a:.*' --ago 1d") == {"deletes tagged images after 1d"}
	_purges("--filter 'a:v.*' --ago 1d") == {"deletes tagged images after 1d"}
	_purges("--filter 'a:.*' --ago 12h") == {"deletes tagged images after 12h"}
	_purges("--filter 'a:.*' --ago 2d3h") == set()
	_purges("--filter 'a:.*' --ago 1d --keep 5") == set()
	_purges("--filter 'a:.*' --filter 'b:pr-.*' --ago 1d") == set()
	_purges("--untagged --ago 1d") == set()
	_purges("--filter 'a:.*' --ago $AGE") == set()
}
