# What a command says in one line, and which jobs run it.
package debt.lib

# line: the words of a command; "-" stands for one that is not known.
line(argv) := concat(" ", [word | some part in argv; word := _word(part)])

_word(part) := part if is_string(part)

_word(part) := "-" if is_null(part)

# jobs_of: IDs of the jobs that run a command, by themselves or by its script.
jobs_of(command) := {command.job} if command.origin == "step"

jobs_of(command) := {run.job |
	some name in object.keys(input.command)
	some run in input.command[name]
	run.origin == "step"
	some word in run.argv
	regex.match(`\.(sh|bash|ksh)$`, word)
	_same(command.at.path, word)
} if {
	command.origin == "script"
}
