# METADATA
# title: Retried HTTP call whose single try has no time limit
# description: >-
#   curl waits for ever for a server that accepts the connection and then says nothing. Such a try is never over, so
#   neither the rounds of the loop around it nor --retry are ever used: what was meant to survive a slow server hangs
#   with it. Found is only curl that is asked again and again: with --retry, or with a sleep in the same loop. A single
#   download is not found, nor a call within a limit of the job, the step or "timeout", a call to the same machine,
#   one in an image's build, nor one whose options are not all known.
#   Off by default: the sample has no finding.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://curl.se/docs/manpage.html#-m
#   - https://curl.se/docs/manpage.html#--retry-max-time
# custom:
#   id: LAT-008
#   severities: [low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: unit
#   interest: absence
#   key: [address, how it is repeated]
#   serves: ["4f", "4e"]
#   remediation: >-
#     Add --max-time, for example 10 for a health check and 60 for a download. Where downloads are large, use
#     --speed-limit 1000 --speed-time 30 instead.
#   effort: 5m
#   since: 0.2.0
package debt.rules.latency["http-call-without-timeout"]

import data.debt.lib

findings contains {
	"at": command.at,
	"key": [lib.url(command.argv), repeated],
	"message": sprintf("curl %s has no --max-time: one that hangs is never tried again", [repeated]),
	"evidence": {"name": "curl", "argv": command.flags},
} if {
	some [command, repeated] in retried
	lib.live(command)
	command.flags_known
	not lib.limited(command)
	not command.id in answered
	not command.id in near
}

retried contains [command, "--retry"] if {
	some command in input.command.curl
	command.origin != "instruction"
	"--retry" in command.flags
}

# A loop over a list that asks each only once is no retry: nothing sleeps in it.
retried contains [command, sprintf("in a %s loop", [command.loop])] if {
	some command in input.command.curl
	command.origin != "instruction"
	lib.polled(command)
}

# answered: calls that have a limit, read their options from a file or only say
# how curl was built. Of letters in one word it may be any.
answered contains command.id if {
	some command in input.command.curl
	some flag in command.flags
	regex.match(`^(--(max-time|speed-time|speed-limit|retry-max-time|config|version|help)|-[^-]*[myYKVh].*)$`, flag)
}

# near: calls of the same machine, or of the one that runs it.
near contains command.id if {
	some command in input.command.curl
	some word in command.argv
	regex.match(`(^|/|@)(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|169\.254\.169\.254)([:/]|$)|^file:|^--(abstract-)?unix-socket`, word)
}
