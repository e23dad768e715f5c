package debt.rules["hidden-state"]["external-program-input_test"]

import data.debt.rules["hidden-state"]["external-program-input"] as rule

source := {"id": "x", "address": "data.external.role", "name": "role", "exists": "yes", "at": {"unit": "terraform:infra", "path": "infra/main.tf", "line": 1}}

program(words, change) := found if {
	found := rule.findings with input as {"data": {"external": [object.union_n([source, {"attrs": {"program": words}}, change])]}}
}

page(url, more) := found if {
	row := object.union(source, {"attrs": {"url": url}})
	found := rule.findings with input as object.union({"data": {"http": [row]}}, more)
}

ours := {"ownership_line": [{"owners": ["@acme/platform"]}]}

test_program if {
	some finding in program(["bash", "role.sh"], {})
	finding.key == ["data.external.role"]
	finding.evidence == {"program": ["bash", "role.sh"]}
}

test_packaging_by_program if count(program(["bash", "terraform-external-build.sh"], {})) == 0

test_packaging_by_name if count(program(["bash", "x.sh"], {"name": "source_zip"})) == 0

test_tells_the_time if {
	count(program(["bash", "-c", "echo \"{\\\"at\\\":\\\"$(date -u +%s)\\\"}\""], {})) == 0
	count(program(["bash", "-c", "echo x | aws s3 ls; date"], {})) == 1
}

test_is_handed_what_it_needs if count(program(["bash", "x.sh"], {"attrs": {"query": {"bucket": "a"}}})) == 0

test_opens_secrets if count(program(["sops", "-d", "secrets.yaml"], {})) == 0

test_alone if {
	found := rule.findings with input as {"data": {"external": [object.union(source, {"attrs": {"program": ["bash", "x.sh"]}})]}, "history": {"complete": true, "active": 1}}
	count(found) == 0
}

test_unknown_program if {
	found := rule.findings with input as {"data": {"external": [object.union(source, {"attrs": {}, "unsure": ["program"]})]}}
	count(found) == 0
}

test_program_that_is_not_there if count(program(["bash", "x.sh"], {"exists": "no"})) == 0

test_example if count(program(["bash", "x.sh"], {"at": {"context": "example"}})) == 0

test_callers_address if count(page("http://ipinfo.io/json", {})) == 1

test_callers_address_of_a_subdomain if count(page("https://api.ipify.org?format=json", {})) == 1

test_published_ranges if count(page("https://ip-ranges.amazonaws.com/ip-ranges.json", {})) == 0

test_branch_of_others if count(page("https://raw.githubusercontent.com/other/repo/main/policy.json", ours)) == 1

test_branch_of_others_by_full_name if count(page("https://raw.githubusercontent.com/other/repo/refs/heads/x/policy.json", ours)) == 1

test_tag_of_others if count(page("https://raw.githubusercontent.com/other/repo/v1.2.0/policy.json", ours)) == 0

test_full_tag_of_others if count(page("https://raw.githubusercontent.com/other/repo/refs/tags/v1/policy.json", ours)) == 0

test_own_branch if count(page("https://raw.githubusercontent.com/acme/repo/main/x.json", ours)) == 0

test_own_branch_by_module if {
	count(page("https://raw.githubusercontent.com/acme/repo/main/x.json", {"link": [{"to": "git::https://github.com/acme/module.git?ref=v1"}]})) == 0
}

test_organisation_unknown if count(page("https://raw.githubusercontent.com/other/repo/main/x.json", {})) == 0
