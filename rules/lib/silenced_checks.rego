# Which checks other scanners are told not to make, and what for.
package debt.lib

# silenced_checks: by unit, the suppressions of scanners for security that run
# here, and that have no end date, each with its reason, place, text and at. What is told together
# in one line shares its reason.
silenced_checks := {unit: rows |
	some unit in {unit | some [unit, _] in _silenced}
	rows := {row |
		some [owner, row] in _silenced
		owner == unit
	}
}

_silenced contains [marker.unit, row] if {
	some marker in input.marker.suppressed
	marker.tool in running_scanners
	not marker.until
	live(marker)
	not shelved(marker)
	not regex.match(`(^|/)tests?/`, marker.at.path)
	row := {
		"reason": _shared_reason(marker.at.path, marker.at.line),
		"place": [marker.at.path, marker.at.line, marker.id],
		"text": marker.text,
		"at": marker.at,
	}
}

# _reasons: by line, what is said there.
_reasons := {place: reasons |
	some place in {place | some [place, _] in _said}
	reasons := {reason |
		some [at, reason] in _said
		at == place
	}
}

_said contains [sprintf("%s:%d", [marker.at.path, marker.at.line]), marker.reason] if {
	some marker in input.marker.suppressed
}

_shared_reason(path, line) := concat("; ", sort(_reasons[sprintf("%s:%d", [path, line])]))

_shared_reason(path, line) := "" if not _reasons[sprintf("%s:%d", [path, line])]

# says_nothing: a reason is empty, tells to ignore and no more, or only repeats
# the title of the check.
says_nothing(reason) if not regex.match(`\pL{3}`, reason)

says_nothing(reason) if regex.match(`(?i)^\W*(please )?(to be )?(ignore[ds]?|ignoring|skip(s|ped|ping)?|suppress(ed)?|disabled?)?( ?(this|it|these|check|rule|warning|finding)){0,3}\W*$`, reason)

says_nothing(reason) if {
	regex.match(`(?i)^[^.;(]*\bshould (not )?(be|have|enforce|use|only)\b`, reason)
	not _goes_on(reason)
	not regex.match(`(?i)\b(we|this|it|these)\b`, reason)
}

says_nothing(reason) if {
	regex.match(`(?i)^\W*((ignor(e|ing)|skip(ping)?)\W+)?ensures?\s`, reason)
	not _goes_on(reason)
}

# puts_off: a reason admits that something is still to be done.
puts_off(reason) if {
	regex.match(_later, reason)
	not _stays(reason)
}

_later := concat("|", [
	`(?i)\b(for now|later|todo|tb[cd]|temporaril+y|temporary (skip|exception|suppress\w*|ignore|measure|fix)|for the (time|moment)|time ?being|near (term|future)|revisit`,
	`(will|to|needs? to) be (add|review|address|fix|implement|enabl|updat|replac|remov|chang|set up|done|revisit|tighten|restrict|scop|lock|sort|investigat|confirm)\w*`,
	`in (the )?future|future (scoping|work|improvement|change|release|ticket|story)\w*|until we)\b`,
])

# _goes_on: there is more than the title: why it is silenced.
_goes_on(reason) if regex.match(
	`(?i)( - |\s?[;(]|[,.] \w)|\b(because|becuase|since|as (it|we|this|the|there|per|its|is)|skip|only|already|handled|limited|false|internal|no need|not (needed|required|applicable)|isn't|due|this is|we|allowed|exempt|intended|intentional\w*)\b`,
	regex.replace(reason, `(?i)^\W*((ignor(e|ing)|skip(ping)?)\W+)?`, ""),
)

# _stays: it is meant to last, or speaks of what is put off elsewhere.
_stays(reason) if regex.match(`(?i)\b(permanent|by design|not (be )?(fixed|changed|needed|required) (later|in the future)|later (version|step|stage)\w*)\b`, reason)
