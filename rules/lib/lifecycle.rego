# Places that depend on a release cycle of a product, in words.
package debt.lib

# cycle_owner: what a key of a dependency names, without the attribute that says
# the version: "aws_lambda_function.api" of "aws_lambda_function.api.runtime".
cycle_owner(d) := trim_suffix(d.key, concat("", [".", d.field]))

# cycle_fate: what becomes of a cycle that is dead, extended or ending.
cycle_fate(d) := sprintf("gets no fixes since %s", [d.ends_at]) if {
	d.status == "dead"
	d.ends_at
}

cycle_fate(d) := "gets no fixes any more" if {
	d.status == "dead"
	not d.ends_at
}

cycle_fate(d) := sprintf("gets fixes for money only, until %s", [d.ends_at]) if d.status == "extended"

cycle_fate(d) := sprintf("is supported until %s", [d.ends_at]) if d.status == "ending"

# cycle_newest: what to move to, as the end of a message.
cycle_newest(d) := sprintf("; the newest is %s", [d.newest]) if {
	d.newest
	d.newest != d.cycle
} else := ""

# cycle_evidence: what a finding about a dependency rests on.
cycle_evidence(d) := object.union(
	{d.field: d.name, "table": d.as_of},
	{key: value | some key in ["ends_at", "newest"]; value := d[key]},
)

# cycle_since: when the debt began, as a part of the finding; nothing when it is
# still to come or has no date.
cycle_since(d) := {"since": d.ends_at} if {
	d.status == "dead"
	d.ends_at
} else := {}

# dead_days: for how many days a dead cycle has had no fixes. One without a date
# has been dead for long.
dead_days(d) := 0 - d.days if {
	d.status == "dead"
	d.days
}

dead_days(d) := 100000 if {
	d.status == "dead"
	not d.days
}

# ends_soon: a cycle that is supported ends within so many days.
ends_soon(d, most) if {
	d.status == "ending"
	d.days <= most
}

# looked_after: the place is code that runs, and that somebody still looks after.
looked_after(d) if {
	live(d)
	not shelved(d)
}

# installed: what names the version in Terraform is there, in some configuration
# at least.
installed(d) if d.installed
