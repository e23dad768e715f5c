# METADATA
# title: Image is built with another version of its language than runs it
# description: >-
#   What a stage compiles and installs is made for its own version of the language: native modules may not load under
#   another, and what the build's tests proved is not what is deployed. Only stages of one Dockerfile are compared, of
#   which one copies from the other, so that it is certainly one application. Where Java or .NET runs on a newer
#   version than built it, nothing is wrong.
#   Off by default: 0 of 2 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.docker.com/build/building/multi-stage/
#   - https://nodejs.org/api/n-api.html#node-api-version-matrix
# custom:
#   id: DEP-005
#   severities: [medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [stage that builds, product]
#   serves: ["7b", "I2", "3a"]
#   remediation: Take the version from one ARG in both stages.
#   effort: 30m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["toolchain-skew"]

import data.debt.lib

findings contains {
	"at": build.at,
	"key": [build.key, build.product],
	"message": sprintf("%s %s installs what %s %s runs", [build.product, build.cycle, run.product, run.cycle]),
	"evidence": {build.field: build.name, "runs": run.name},
} if {
	some build in languages
	some copied in lib.feeders[[build.unit, build.key]]
	regex.match(`node_modules|site-packages|venv|bundle|gems|vendor`, copied)
	some run in shipped[build.unit]
	run.product == build.product
	run.cycle != build.cycle
}

languages contains d if {
	some d in input.dependency
	d.kind == "image"
	d.product in {"nodejs", "python", "ruby", "php"}
	lib.looked_after(d)
}

# shipped: the languages that run, by unit.
shipped := {unit: rows |
	some d in languages
	unit := d.unit
	rows := {e | some e in languages; unit == e.unit; [e.unit, e.key] in lib.shipped}
}
