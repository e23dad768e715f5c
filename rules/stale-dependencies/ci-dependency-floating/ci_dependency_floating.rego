# METADATA
# title: Pipeline depends on what moves or has ended
# description: >-
#   An action taken from somebody else's branch changes under the pipeline without a commit, also the one that must
#   roll a release back. An archived action gets no fix, and a retired runner starts no job. Tags are left alone;
#   so are actions of the repository itself and of its own organisation, told by the teams in CODEOWNERS, by an
#   organisation's .github repository, and by several of its repositories being used.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions
#   - https://github.com/actions/runner-images
# custom:
#   id: DEP-010
#   severities: [high, medium, low]
#   confidence: high
#   default: on
#   evidence: thin
#   scope: repository
#   age_basis: line
#   interest: change
#   key: [place in the pipeline, action or runner]
#   serves: ["7b", "7a"]
#   remediation: Pin actions to a release or its commit and let a bot move it; replace what is archived or retired.
#   effort: 15m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["ci-dependency-floating"]

import data.debt.lib
import data.debt.tables

findings contains {
	"at": pin.at,
	"key": [pin.key, pin.name],
	"message": sprintf("%s is taken from the branch %s of another organisation", [pin.name, pin.version]),
	"evidence": {"version": pin.version},
	"severity": "high",
} if {
	some [pin, owner, file] in used
	pin.ref_kind == "branch"
	not owner in lib.own_organisations
	not file in here
}

findings contains {
	"at": pin.at,
	"key": [pin.key, pin.name],
	"message": sprintf("%s is archived: no fix and no new runtime will come", [pin.name]),
	"evidence": {"name": pin.name, "table": tables.archived_actions.as_of},
	"severity": "medium",
} if {
	some [pin, _, _] in used
	row := tables.archived_actions.rows[regex.replace(lower(pin.name), `^([^/]+/[^/]+).*$`, "$1")]
	row.known <= substring(input.now, 0, 10)
}

findings contains {
	"at": pin.at,
	"key": [pin.key, pin.name],
	"message": runner(pin.name, row.retired, input.now),
	"evidence": {"name": pin.name, "table": tables.runners.as_of},
	"severity": severity(row.retired, input.now),
} if {
	some pin in input.pin.runner
	not pin.at.unit in lib.idle_pipelines
	row := object.union({"deprecated": "9999"}, tables.runners.rows[pin.name])
	min({row.deprecated, row.retired}) <= substring(input.now, 0, 10)
}

severity(retired, now) := "high" if retired <= now else := "low"

runner(name, retired, now) := sprintf("Runner %s is retired since %s: no job starts on it", [name, retired]) if {
	retired <= now
} else := sprintf("Runner %s is retired on %s, and fails now and then before", [name, retired])

used contains [pin, lower(parts[0]), file] if {
	some pin in input.pin.action
	pin.source_type == "repository"
	not pin.at.unit in lib.idle_pipelines
	parts := split(pin.name, "/")
	file := concat("/", array.slice(parts, 2, count(parts)))
}

# A file that this repository has under the same path is its own.
here contains regex.replace(unit.path, `/action\.ya?ml$`, "") if { some unit in input.unit; unit.kind == "pipeline" }
