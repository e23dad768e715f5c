# METADATA
# title: Deployment can hold the state lock for six hours
# description: >-
#   A job that hangs ends after six hours, GitHub's default. While it changes infrastructure it holds the lock of the
#   state, so nobody can mend what is broken. Found are only workflows with jobs that run terraform, tofu or
#   terragrunt apply, once for each workflow: of other jobs nearly all have no limit, and few hurt. A limit of the
#   step or "timeout" counts, as does a limit that is not known. Silent are jobs that only a pull request starts,
#   teardowns, a refresh, a command that takes no lock, and jobs and files whose name says that they are a test, roots
#   whose state stays on the runner or is in S3 without a lock, and repositories that at most one person worked on in a
#   year.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes
#   - https://developer.hashicorp.com/terraform/language/state/locking
# custom:
#   id: LAT-009
#   severities: [medium]
#   confidence: high
#   default: on
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: ["apply"]
#   serves: ["4e"]
#   remediation: >-
#     Set timeout-minutes to two or three times what the apply usually takes, for example 60.
#   effort: 10m
#   since: 0.1.0
package debt.rules.latency["pipeline-job-without-timeout"]

import data.debt.lib

findings contains {
	"at": workflow.at,
	"key": ["apply"],
	"message": sprintf("job %s%s can hold the state lock for six hours, applying without timeout-minutes", [jobs[0], lib.and_more(count(jobs))]),
	"evidence": {"timeout_minutes": "absent", "jobs": jobs},
} if {
	some workflow in input.workflow
	jobs := sort(grouped[workflow.unit])
}

grouped := unbounded

unbounded[job.unit] contains job.key if {
	some job in input.job
	job.id in applying
	lib.live(job)
	not lib.alone
	triggers := job.triggers
	not only_pull_requests(triggers)
	not regex.match(`(?i)test|sandbox|preview|destroy|tear|e2e`, concat(" ", [job.key, job.at.path]))
}

only_pull_requests(triggers) if {
	count(triggers) > 0
	count([trigger | some trigger in triggers; not startswith(trigger, "pull_request")]) == 0
}

# applying: jobs that change infrastructure without a limit.
applying contains command.job if {
	some tool in {"terraform", "tofu", "terragrunt"}
	some command in input.command[tool]
	"apply" in command.argv
	not lib.limited(command)
	not command.id in lockless
	not command.id in unlocked
}

# unlocked: commands in a root that keeps its state where nothing is locked.
unlocked := {command.id |
	some tool in {"terraform", "tofu"}
	some command in input.command[tool]
	folder := folders[command.owner]
	root := input.units[sprintf("terraform:%s", [folder])]
	input.whole[root.id]
	not root.id in lib.state_locks
}

folders := {step.id: step.working_directory | some step in input.step; step.working_directory != ""}

lockless contains command.id if {
	some tool in {"terraform", "tofu", "terragrunt"}
	some command in input.command[tool]
	some word in command.argv
	regex.match(`^--?(lock=false|refresh-only|destroy|help|version)$|^(output|plan|destroy)$`, word)
}
