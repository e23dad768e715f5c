package debt.rules["infrastructure-debt"]["nonstandard-structure_test"]

import data.debt.rules["infrastructure-debt"]["nonstandard-structure"] as rule

unit(number, files) := {
	"id": sprintf("terraform:r%02d", [number]),
	"path": sprintf("r%02d", [number]),
	"role": "root",
	"files": [sprintf("r%02d/%s", [number, file]) | some file in files],
	"at": {"path": "r"},
}

findings(ordinary, odd) := found if {
	found := rule.findings with input as {
		"unit": array.concat([unit(n, ["main.tf", "versions.tf"]) | some n in numbers.range(1, ordinary)], [unit(90 + i, files) | some i, files in odd]),
		"repository_at": {"path": ""},
	}
}

test_an_outlier if {
	some finding in findings(9, [["main.tf", "stuff.tf"]])
	finding.message == "1 of 10 roots lack a file that nearly all others have, such as r90 without versions.tf"
	finding.evidence == {"usual": ["versions.tf"], "outliers": [["r90", "versions.tf"]]}
}

test_no_habit if count(findings(8, [["main.tf", "stuff.tf"], ["main.tf", "stuff.tf"]])) == 0

test_too_few if count(findings(8, [["main.tf", "stuff.tf"]])) == 0

test_all_alike if count(findings(12, [])) == 0
