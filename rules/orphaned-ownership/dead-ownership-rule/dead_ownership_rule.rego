# METADATA
# title: CODEOWNERS line is skipped, dead or overruled
# description: >-
#   GitHub skips a line that it cannot read, a line for a path that is gone protects nothing, and the last match
#   overrules all before it. The team believes that it is asked about changes, and is not. A pattern with a
#   wildcard or without a folder that matches nothing is left alone: it may guard against files to come. So is a
#   line overruled by one that names all its owners.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners#codeowners-syntax
# custom:
#   id: OWN-003
#   severities: [high, medium, low]
#   confidence: high
#   default: on
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: absence
#   key: [pattern, or what is wrong with the file]
#   serves: ["7h"]
#   remediation: Correct the line, move it behind the line that overrules it, or delete it.
#   effort: 10m
#   since: 0.1.0
package debt.rules["orphaned-ownership"]["dead-ownership-rule"]

findings contains {
	"at": line.at,
	"key": [line.pattern],
	"message": sprintf("GitHub skips the line for %s: %s", [line.pattern, line.problem]),
	"evidence": {"problem": line.problem},
	"severity": "medium",
} if {
	some line in input.ownership_line
	not line.valid
}

# All dead lines are one finding: a generator that lost its files leaves a hundred.
findings contains {
	"at": first.at,
	"key": ["paths that do not exist"],
	"message": sprintf("%d of %d lines name a path that does not exist, first %s", [count(dead), count(input.ownership_line), first.pattern]),
	"evidence": {"matches": 0, "lines": count(dead)},
	"severity": "low",
} if {
	number := min({line.at.line | some line in dead})
	some first in dead
	first.at.line == number
}

findings contains {
	"at": line.at,
	"key": [line.pattern],
	"message": sprintf("%s never decides: line %d, %s, takes over all its files", [line.pattern, line.shadow, later.pattern]),
	"evidence": {"shadow": line.shadow, "owners": lost},
	"severity": "medium",
} if {
	some line in input.ownership_line
	some later in input.ownership_line
	later.at.line == line.shadow
	lost := [owner | some owner in line.owners; not owner in later.owners]
	count(lost) > 0
}

findings contains {
	"at": input.ownership_file.at,
	"key": [input.ownership_file.path],
	"message": sprintf("%s is not in force: %s", [input.ownership_file.path, input.ownership_file.problem]),
	"evidence": {"problem": input.ownership_file.problem},
	"severity": "high",
} if input.ownership_file.problem

dead contains line if {
	some line in input.ownership_line
	line.valid
	line.matches == 0
	not input.ownership_file.generated # it may be ahead of the files it is about
	regex.match(`^[^*?]*/[^*?/][^*?]*$`, line.pattern)
}
