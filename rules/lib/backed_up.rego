# What a backup plan of its own saves.
package debt.lib

# backed_up: a tag such as "backup = daily" selects the row for a backup plan.
backed_up(row) if {
	some holder in [_lookup(row, "tags"), _lookup(row, "tags_all")]
	some key, value in holder
	contains(lower(key), "backup")
	not lower(sprintf("%v", [value])) in {"false", "no", "none", ""}
}

# The same: a backup plan of its unit may select it, by a tag, by a pattern or by name.
backed_up(row) if row.unit in _backing_up

_backing_up contains selection.unit if some selection in input.resource.aws_backup_selection
