# Whether one copy of something is less safe than its siblings.
package debt.lib

# less_safe: where siblings have usual at path, value lacks it, switches it off,
# or keeps things for a shorter time. More of it is no debt, and of versions,
# names and time limits nobody can tell which is better. What is not set is
# "absent", and what is set to something that differs is "set".
less_safe(path, "absent", _) if not regex.match(`(engine_version|runtime)$`, path)

less_safe(path, value, usual) if {
	sprintf("%v", [usual]) == _protects(path)[0]
	sprintf("%v", [value]) == _protects(path)[1]
}

less_safe(path, value, usual) if {
	regex.match(`(backup_retention_period|message_retention_seconds)$`, path)
	to_number(value) < to_number(usual)
}

# _protects: what a switch is where it protects, and where it does not.
_protects(path) := ["false", "true"] if regex.match(`(skip_final_snapshot|force_destroy)$`, path)

_protects(path) := ["true", "false"] if not regex.match(`(skip_final_snapshot|force_destroy)$`, path)
