package debt.lib

# judged_steps: steps of which somebody looks at the result although they do not
# fail: a later step asks for the outcome, the results are sent on, or that may
# be so. What a script ignores is sent on only when the script writes results.
judged_steps contains step.id if {
	some step in input.step
	step.job in _asking
}

judged_steps contains step.id if {
	some step in input.step
	step.job in _sending
	not step.id in {command.owner | some [command, _] in ignored_checks}
}

judged_steps contains step.id if {
	some step in input.step
	may_match(step, "run", `(?i)sarif|STEP_SUMMARY|GITHUB_OUTPUT`)
	step.id in {command.owner | some [command, _] in ignored_checks}
}

# An outcome comes to a script by its environment, under a name that says so.
_asking contains step.job if {
	some step in input.step
	some field in ["if", "run", "uses"]
	may_match(step, field, `(?i)outcome|conclusion|_(result|status)\b|^failure\(\)`)
}

_sending contains step.job if {
	some step in input.step
	some field in ["run", "uses"]
	may_match(step, field, `upload-sarif`)
}
