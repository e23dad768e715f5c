package debt.rules["infrastructure-debt"]["stale-migration-block_test"]

import data.debt.rules["infrastructure-debt"]["stale-migration-block"] as rule

row(kind, line, fields) := object.union({
	"id": sprintf("terraform:infra#%s:%d", [kind, line]),
	"unit": "terraform:infra",
	"kind": kind,
	"attrs": {},
	"at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": line},
}, fields)

findings(rows, role, links) := found if {
	found := rule.findings with input as {
		"migration": rows,
		"units": {"terraform:infra": {"id": "terraform:infra", "role": role}},
		"link": links,
	}
}

two := [row("moved", 20, {"from": "a.b", "to": "a.c"}), row("import", 9, {"to": "a.d"})]

test_one_for_a_root if {
	found := findings(two, "root", [])
	count(found) == 1
	some finding in found
	finding.at.line == 9
	finding.evidence == {"blocks": 2, "to": "a.d"}
	finding.message == "2 blocks that migrate state (import, moved) are still here, the first of them for a.d"
}

test_modules_keep_them if count(findings(two, "module", [])) == 0

test_called_roots_keep_them if {
	count(findings(two, "root", [{"from": "terraform:x", "to": "terraform:infra", "kind": "module"}])) == 0
}

test_an_address_that_is_computed if count(findings([row("import", 9, {})], "root", [])) == 0
