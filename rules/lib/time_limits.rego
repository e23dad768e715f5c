# What ends a command that hangs: a limit of the job, of the step, or "timeout"
# in front of it or of the script that it stands in.
package debt.lib

# limited: something certainly, or possibly, ends the command after a while. What
# runs a script has to be seen.
limited(command) if _limited_here(command)

limited(command) if {
	command.origin == "script"
	not command.at.path in _endless
}

# A composite action runs within whatever limit its callers have.
limited(command) if {
	command.origin == "step"
	not command.job in _jobs
}

_jobs contains job.id if some job in input.job

# limited_jobs: jobs with a limit, or with one that is not known.
limited_jobs contains job.id if {
	some job in input.job
	not unset(job, "timeout_minutes")
}

# limited_steps: steps with a limit, or with one that is not known.
limited_steps contains step.id if {
	some step in input.step
	not unset(step, "timeout_minutes")
}

_limited_here(command) if command.job in limited_jobs

_limited_here(command) if command.owner in limited_steps

_limited_here(command) if "timeout" in command.via

# _endless: paths of the scripts that something runs without a limit.
_endless contains path if {
	some path in _waiting
	some word in _run_endlessly
	_same(path, word)
}

# _waiting: paths of the scripts that somebody may ask about.
_waiting contains command.at.path if {
	some name in {"sleep", "curl"}
	some command in input.command[name]
	command.origin == "script"
}

_run_endlessly contains word if {
	some name in object.keys(input.command)
	some command in input.command[name]
	not _limited_here(command)
	some word in command.argv
	regex.match(`\.(sh|bash|ksh)$`, word)
}

# _same: a word may name the script at path: by the end of its path, or in an
# image, where it may lie anywhere.
_same(path, word) if endswith(concat("", ["/", path]), concat("", ["/", trim_left(word, "./")]))

_same(path, word) if {
	startswith(word, "/")
	_file(path) == _file(word)
}

_file(path) := parts[count(parts) - 1] if parts := split(path, "/")
