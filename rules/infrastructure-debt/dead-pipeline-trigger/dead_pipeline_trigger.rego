# METADATA
# title: Path filter of a workflow matches nothing
# description: >-
#   The folder was moved or deleted, or never had that name, and the check or deployment that was to watch it is
#   silent: nothing fails, so nobody notices. Patterns that begin with a wildcard may wait for files to come, and exclusions of nothing do no
#   harm; both are left alone.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushpull_requestpull_request_targetpathspaths-ignore
# custom:
#   id: DEB-014
#   severities: [medium, low]
#   confidence: high
#   default: on
#   scope: repository
#   age_basis: first_seen
#   interest: absence
#   key: [pattern]
#   serves: ["7a", "7e"]
#   remediation: Point the pattern to where the files are now, or delete it with what it was for.
#   effort: 10m
#   since: 0.1.0
package debt.rules["infrastructure-debt"]["dead-pipeline-trigger"]

import data.debt.lib

# A pattern under push and pull_request is one mistake, made twice.
findings contains {
	"at": object.union(workflow.at, {"line": first, "end_line": first}),
	"key": [pattern],
	"message": sprintf("no file matches %s, %s", [pattern, consequence(silent)]),
	"evidence": {"triggers.paths": pattern},
	"severity": severity(silent),
} if {
	some workflow in input.workflow
	lib.live(workflow)
	some trigger in workflow.triggers
	some pattern in {dead.pattern | some dead in trigger.dead}
	first := min({dead.line | some t in workflow.triggers; some dead in t.dead; dead.pattern == pattern})

	# Events that nothing can start any more, because no other pattern is alive.
	silent := {t.event |
		some t in workflow.triggers
		count(t.dead) == count(t.paths)
		some dead in t.dead
		dead.pattern == pattern
	}
}

consequence(silent) := sprintf("so no %s starts this workflow", [concat(" or ", sort(silent))]) if {
	count(silent) > 0
} else := "so it guards nothing"

severity(silent) := "medium" if {
	count(silent) > 0
} else := "low"
