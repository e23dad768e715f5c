# METADATA
# title: One module is used at three major versions or more
# description: >-
#   Every major version has its own arguments and its own faults. A fix reaches some of the roots only, and the next upgrade is as
#   many projects as there are versions. Counted are the versions of one module that calls of this repository name,
#   as tags or as constraints that allow one major version; all that is before 1.0 counts as one.
#   Off by default: the only finding in the sampled repositories named a call that was not the oldest, which is mended.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/expressions/version-constraints
#   - https://docs.renovatebot.com/configuration-options/#packagerules
# custom:
#   id: DEP-004
#   severities: [medium, low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: change
#   key: [module]
#   serves: ["7b", "7g"]
#   remediation: >-
#     Bring the oldest calls to the newest version, and give the module one group in the tool that proposes updates.
#   effort: 2h
#   since: 0.2.0
package debt.rules["stale-dependencies"]["module-version-skew"]

import data.debt.lib

findings contains {
	"at": pin.at,
	"key": [pin.name],
	"message": sprintf("%s is used at %d major versions, %d.x to %d.x: here is the oldest", [pin.name, count(majors), majors[0], majors[count(majors) - 1]]),
	"evidence": {oldest.field: oldest.written, "majors": majors},
	"severity": severity(skew.units),
} if {
	some pin in input.pin.module
	skew := skews[pin.name]
	oldest := skew.oldest
	oldest.at == pin.at
	majors := skew.majors
}

# skews: the modules that are used at three major versions or more.
skews := {name: {"majors": majors, "units": count(units), "oldest": oldest} |
	some name, calls in by_module
	majors := sort({call.major | some call in calls})
	count(majors) >= 3
	units := {call.at.unit | some call in calls}
	count(units) >= 3
	places := {[call.release, call.at.path, call.at.line] | some call in calls}
	some oldest in calls
	[oldest.release, oldest.at.path, oldest.at.line] == min(places)
}

severity(units) := "medium" if units >= 6

severity(units) := "low" if units < 6

by_module[pin.name] contains {"major": release[0], "release": release, "field": field, "written": written, "at": pin.at} if {
	some [pin, field, written] in versions
	lib.live(pin)
	not lib.shelved(pin)
	release := [to_number(number) | some number in regex.find_n(`[0-9]+`, written, 3)]
}

# versions: pins that name one major version, by a tag or by a constraint.
versions contains [pin, "version", pin.version] if {
	some pin in input.pin.module
	pin.source_type == "git"
	regex.match(`^v?[0-9]+\.[0-9]+(\.[0-9]+)?$`, pin.version)
}

versions contains [pin, "constraint", pin.constraint] if {
	some pin in input.pin.module
	pin.source_type == "registry"
	regex.match(`^\s*(=|~>)?\s*v?[0-9]+\.[0-9]+(\.[0-9]+)?\s*$`, pin.constraint)
}
