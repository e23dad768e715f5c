package debt.lib_test

import data.debt.lib

check(name, words, known) := {tool | some [_, tool] in found} if {
	row := {"argv": array.concat([name], words), "flags": words, "flags_known": known}
	found := lib.checks with input as {"command": {name: [row]}}
}

test_checks if {
	check("tflint", ["--recursive"], true) == {"tflint"}
	check("trivy", ["config", "."], true) == {"trivy config"}
	check("terraform", ["-chdir=a", "validate"], true) == {"terraform validate"}
	check("terraform", ["fmt", "-check"], true) == {"terraform fmt"}
}

test_no_checks if {
	check("tflint", ["--init"], true) == set()
	check("tflint", [], false) == set()
	check("trivy", ["--version"], true) == set()
	check("terraform", ["fmt"], true) == set()
	check("terraform", ["apply"], true) == set()
}
