# METADATA
# title: Image comes from a registry that is frozen or gone
# description: >-
#   No fix will ever come for this image, and where the old name has been taken away the pull fails on the next node
#   that has no copy: when you scale or recover. A table of retired registries and namespaces decides, by the whole
#   name from its start, so that a mirror of your own with the same path is left alone.
#   Off by default: 0 of 1 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
#   - https://github.com/bitnami/containers/issues/83267
# custom:
#   id: DEP-012
#   severities: [high, medium]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: data
#   interest: clock
#   key: [image name, place of the image in its unit]
#   serves: ["7b", "6a"]
#   remediation: Take the image from where it is published now, or mirror what you must keep.
#   effort: 30m
#   since: 0.1.0
package debt.rules["stale-dependencies"]["dead-registry"]

import data.debt.lib
import data.debt.tables

findings contains {
	"at": pin.at,
	"key": [pin.name, pin.key],
	"message": sprintf("%s: %s is %s since %s; use %s", [pin.name, prefix, row.status, row.date, row.replacement]),
	"evidence": {"name": pin.name, "table": tables.registries.as_of},
	"severity": severity(row.status),
} if {
	some [pin, prefix, row] in dead
}

dead contains [pin, prefix, row] if {
	some [pin, prefix, row] in listed
	not row.except_tag
}

# Some tags of a frozen repository are still renewed. A tag that is not known
# may be one of them.
dead contains [pin, prefix, row] if {
	some [pin, prefix, row] in listed
	not regex.match(row.except_tag, pin.version)
}

dead contains [pin, prefix, row] if {
	some [pin, prefix, row] in listed
	lib.unset(pin, "version")
	not regex.match(row.except_tag, "latest")
}

listed contains [pin, prefix, row] if {
	some pin in input.pin.image
	pin.source_type == "registry"
	lib.live(pin)
	not lib.shelved(pin)
	some prefix, row in tables.registries.rows
	below(pin.name, prefix)
	row.date <= substring(input.now, 0, 10)
}

below(name, prefix) if name == prefix

below(name, prefix) if startswith(name, concat("", [prefix, "/"]))

severity("moved") := "high"

severity(status) := "medium" if status != "moved"
