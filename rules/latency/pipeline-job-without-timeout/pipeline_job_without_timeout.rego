# METADATA
# title: Pipeline job without a time limit
# description: >-
#   A job that hangs holds its runner for six hours, GitHub's default. A deployment that hangs also holds the state
#   lock and everybody's turn behind it. Only jobs that deploy to an environment or occupy a runner of your own are
#   found: of the others nearly all have no limit, and few hurt. Callers of reusable workflows cannot have one. Steps with a limit of their own are taken as an answer, and so is publishing to github-pages.
#   Off by default: 3 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes
#   - https://docs.github.com/en/actions/reference/limits
# custom:
#   id: LAT-009
#   severities: [medium]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: absence
#   key: [job key]
#   serves: ["4e"]
#   remediation: >-
#     Set timeout-minutes to two or three times what the job usually takes, for example 15 for checks and 60 for
#     deployments; begin with the deployments.
#   effort: 10m
#   since: 0.1.0
package debt.rules.latency["pipeline-job-without-timeout"]

import data.debt.lib

findings contains {
	"at": job.at,
	"key": [job.key],
	"message": sprintf("job %s can hang for six hours %s: it has no timeout-minutes", [job.key, stake]),
	"evidence": {"timeout_minutes": "absent"},
} if {
	some job in unbounded
	stake := stakes[job.id]
}

unbounded contains job if {
	some job in input.job
	lib.live(job)
	job.steps > 0 # a caller of a reusable workflow has none
	lib.unset(job, "timeout_minutes")
	not job.id in limited
}

# limited: jobs of which a step has, or may have, a limit.
limited contains step.job if {
	some step in input.step
	not lib.unset(step, "timeout_minutes")
}

stakes := {key: value | some [key, value] in stakes_of}

# stakes: what waits for the job.
stakes_of contains [job.id, sprintf("while it deploys to %s", [job.environment])] if {
	some job in input.job
	job.environment != "github-pages"
}

stakes_of contains [job.id, "on a runner of your own"] if {
	some job in input.job
	"self-hosted" in job.runs_on
	lib.unset(job, "environment")
}
