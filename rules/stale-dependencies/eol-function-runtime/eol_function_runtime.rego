# METADATA
# title: Function or app runs on a runtime that has ended
# description: >-
#   A runtime without fixes still runs, until the day that its cloud refuses to create or update what uses it: in the
#   middle of a repair. What counts is the day it is deprecated, not the later one on which updates are blocked, which
#   providers move. A runtime that is known only at a plan is left alone, as are functions that are
#   not there in production, and copies of a root that were never touched since they were made, or that cannot be planned.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
#   - https://cloud.google.com/functions/docs/runtime-support
#   - https://learn.microsoft.com/azure/azure-functions/language-support-policy
# custom:
#   id: DEP-006
#   severities: [high, medium, low]
#   confidence: high
#   default: on
#   scope: repository
#   age_basis: data
#   interest: clock
#   key: [address and attribute of the runtime, product]
#   serves: ["7b"]
#   remediation: Move the code to a supported runtime, and deploy it while the old one can still be put back.
#   effort: 60m
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["stale-dependencies"]["eol-function-runtime"]

import data.debt.lib

findings contains finding if {
	some [d, severity] in ended
	finding := object.union(lib.cycle_since(d), {
		"at": d.at,
		"key": [d.key, d.product],
		"message": sprintf("%s: %s %s%s", [lib.cycle_owner(d), d.name, lib.cycle_fate(d), lib.cycle_newest(d)]),
		"evidence": lib.cycle_evidence(d),
		"severity": severity,
	})
}

ended contains [d, severity(lib.dead_days(d))] if some d in runtimes

ended contains [d, "low"] if {
	some d in runtimes
	lib.ends_soon(d, 90)
}

runtimes contains d if {
	some d in input.dependency
	d.kind == "runtime"
	d.status in {"dead", "ending"}
	lib.looked_after(d)
	lib.installed(d)
	not d.unit in lib.pasted_roots
	not [d.unit, lib.cycle_owner(d)] in rehearsals
}

# rehearsals: functions that are not there in production.
rehearsals contains [row.unit, row.address] if {
	some kind in {"aws_lambda_function", "google_cloudfunctions_function", "google_cloudfunctions2_function"}
	some row in input.resource[kind]
	lib.missing_in_production(row)
}

severity(days) := "high" if days > 365

severity(days) := "medium" if days <= 365
