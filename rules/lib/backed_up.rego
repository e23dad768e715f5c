# What a backup plan of its own saves.
package debt.lib

# backed_up: a tag such as "backup = daily" selects the row for a backup plan.
backed_up(row) if {
	some holder in [_lookup(row, "tags"), _lookup(row, "tags_all")]
	some key, value in holder
	contains(lower(key), "backup")
	not lower(sprintf("%v", [value])) in {"false", "no", "none", ""}
}
