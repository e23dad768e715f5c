package debt.rules["hidden-state"]["remote-state-circle_test"]

import data.debt.rules["hidden-state"]["remote-state-circle"] as rule

place(folder, line) := {"unit": sprintf("terraform:%s", [folder]), "path": sprintf("%s/main.tf", [folder]), "line": line}

link(from, to, kind, line) := {
	"from": sprintf("terraform:%s", [from]), "to": sprintf("terraform:%s", [to]),
	"kind": kind, "status": "resolved", "evidence": "what", "at": place(from, line),
}

row(folder, line, exists) := {"unit": sprintf("terraform:%s", [folder]), "exists": exists, "at": place(folder, line)}

units := [{"id": sprintf("terraform:%s", [folder]), "role": role} | some [folder, role] in [["a", "root"], ["b", "root"], ["c", "root"], ["m", "module"]]]

findings(links, readers, calls) := found if {
	found := rule.findings with input as {
		"unit": units, "link": links, "module": calls,
		"data": {"terraform_remote_state": readers},
	}
}

test_two_roots if {
	links := [link("a", "b", "state", 3), link("b", "a", "state", 4), link("c", "a", "state", 5)]
	found := findings(links, [row("a", 3, "yes"), row("b", 4, "yes"), row("c", 5, "yes")], [])
	count(found) == 1
	some finding in found
	finding.at.path == "a/main.tf"
	finding.key == ["terraform:a", "terraform:b"]
}

test_through_a_module if {
	links := [link("a", "m", "module", 3), link("m", "b", "state", 4), link("b", "a", "state", 5)]
	count(findings(links, [row("m", 4, "yes"), row("b", 5, "yes")], [row("a", 3, "yes")])) == 1
}

test_switched_off if {
	links := [link("a", "b", "state", 3), link("b", "a", "state", 4)]
	count(findings(links, [row("a", 3, "yes"), row("b", 4, "unknown")], [])) == 0
}

# A root that reads its own state through a module waits for nobody else.
test_its_own_state if {
	links := [link("a", "m", "module", 3), link("m", "a", "state", 4)]
	count(findings(links, [row("m", 4, "yes")], [row("a", 3, "yes")])) == 0
}
