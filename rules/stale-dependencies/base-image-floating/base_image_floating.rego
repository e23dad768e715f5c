# METADATA
# title: Image reference without a version
# description: >-
#   An image without a tag, or with one such as latest, is another image tomorrow: yesterday's build cannot be
#   repeated, and a rollback of the code does not roll the base back. A tag with a version may move too, within its
#   version, and is left alone. So are development containers, generator templates, stages, and images that the same
#   repository builds.
#   Off by default: 7 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
# custom:
#   id: DEP-009
#   severities: [medium, low]
#   confidence: high
#   default: off
#   scope: repository
#   age_basis: line
#   interest: change
#   key: [place of the image in its unit]
#   serves: ["7b"]
#   remediation: Name a version and a digest, and let a bot move both.
#   effort: 10m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["base-image-floating"]

import data.debt.lib

findings contains {
	"at": pin.at,
	"key": [pin.key],
	"message": message(pin.name, version),
	"evidence": {"version": version},
	"severity": severity(pin.unit),
} if {
	some [pin, version] in floating
	not built_elsewhere(regex.replace(pin.name, `^.*/`, ""), pin.unit)
}

message(name, version) := sprintf("%s:%s is another image tomorrow", [name, version]) if {
	version != "absent"
} else := sprintf("%s has no tag: whatever is latest is taken", [name])

# A pipeline's container is rebuilt into nothing that is deployed.
severity(unit) := "low" if startswith(unit, "pipeline:") else := "medium"

floating contains [pin, "absent"] if {
	some pin in images
	lib.unset(pin, "version")
	not bare_context(pin.key, pin.name)
}

floating contains [pin, pin.version] if {
	some pin in images
	pin.version in {"latest", "stable", "lts", "edge", "mainline", "nightly", "rolling", "alpine", "slim", "main", "master"}
}

# A word alone is a stage that an include defines, or a context of the build.
bare_context(key, name) if {
	contains(key, "/copy:"); not contains(name, "/")
}
bare_context(_, name) if name in {"base", "build", "builder", "common", "dev", "final"}

images contains pin if {
	some pin in input.pin.image
	pin.source_type == "registry"
	pin.key != "syntax"
	lib.unset(pin, "digest")
	lib.live(pin)
	regex.match(`^[a-z0-9][a-z0-9._/:-]*$`, pin.name)
	words := concat(" ", [pin.at.path, pin.name, pin.key])
	not regex.match(`[/ ]\.?devcontainers?/|^\.devcontainer/|cloud-workstations-images/| stage:dev-?envs?(/|$)`, words)
	not lib.shelved(pin)
}

built_elsewhere(name, unit) if builders[name] - {unit} != set()

builders := {name: units | some [name, _] in built; units := {u | some [other, u] in built; other == name}}

# Images are called after the folder of their Dockerfile, or the rest of its name.
built contains [name, unit.id] if {
	some unit in input.unit; unit.kind == "image"
	some name in regex.find_all_string_submatch_n(`(?:([^/]+)/)?(?:([^/]+)\.)?Dockerfile(?:\.([^/]+))?$`, unit.path, 1)[0]
}
