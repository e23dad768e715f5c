# METADATA
# title: Image is built on a base that has ended
# description: >-
#   A base without fixes is built in again with every deployment, and its package archives disappear: the rebuild that
#   an incident asks for fails. Of all that a reference names, the worst decides. Products whose every release ends the
#   one before, such as Go, nginx and Alpine, count after a year. Tests, development containers, inputs of
#   generators, and Dockerfiles whose path names the version, which are kept on purpose, are left alone.
#   Off by default: 7 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often
#   - https://wiki.debian.org/DebianReleases
# custom:
#   id: DEP-007
#   severities: [high, medium, low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: data
#   interest: clock
#   key: [place of the image in its unit]
#   serves: ["7b"]
#   remediation: Move to a supported base, rebuild, and let a bot propose the next move.
#   effort: 60m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["eol-base-image"]

import data.debt.lib

findings contains finding if {
	some _, rows in ended
	[rank, _, d] := max(rows)
	finding := object.union(lib.cycle_since(d), {
		"at": d.at,
		"key": [d.key],
		"message": sprintf("%s: %s", [d.name, concat(", ", {fate | some [_, _, e] in rows; fate := sprintf("%s %s %s", [e.product, e.cycle, lib.cycle_fate(e)])})]),
		"evidence": lib.cycle_evidence(d),
		"severity": ["low", lib.ships(d, "medium", "low"), lib.ships(d, "high", "medium")][rank],
	})
}

# ended: what has ended of each reference, with how bad that is and for how long.
ended[[d.unit, d.key, d.name]] contains [rank(lib.dead_days(d)), lib.dead_days(d), d] if {
	some d in lib.bases
	d.product in lib.lasting
}

ended[[d.unit, d.key, d.name]] contains [0, lib.dead_days(d), d] if {
	some d in lib.bases
	not d.product in lib.lasting
	lib.dead_days(d) > 365
}

ended[[d.unit, d.key, d.name]] contains [1, 0, d] if {
	some d in lib.bases
	d.status == "extended"
}

ended[[d.unit, d.key, d.name]] contains [0, 0 - 1, d] if {
	some d in lib.bases
	d.product in lib.lasting
	lib.ends_soon(d, 90)
}

rank(days) := 2 if days > 90

rank(days) := 1 if days <= 90
