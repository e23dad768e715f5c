# Which functions have a log group that is declared, as far as anybody can tell.
package debt.lib

# logged: functions for which code declares a log group, or may do so.
logged contains id if {
	some id, function in functions
	sprintf("/aws/lambda/%s", [function.attrs.function_name]) in _group_names
}

# A module that is told of a function may make its group.
logged contains id if {
	some id, _ in functions
	some kind in ["aws_cloudwatch_log_group", "module"]
	input.referrers[id][kind]
}

logged contains id if {
	some id, function in functions
	some target in refers(function, "depends_on")
	contains(target, "#aws_cloudwatch_log_group.")
}

logged contains id if {
	some id, function in functions
	function.unit in _logs_something
}

_group_names contains group.attrs.name if {
	some group in input.resource.aws_cloudwatch_log_group
}

# _logs_something: units with a group whose name is not known and is not made of
# a function's, and the units that such a name is made of.
_logs_something contains group.unit if some group in _unnamed

_logs_something contains neighbour if {
	some group in _unnamed
	some reference in group.references
	contains(reference.to, "#module.")
	some neighbour in input.neighbours[group.unit]
}

# A module that makes groups of the names it is given may make those of its
# callers' functions, and of what else they call.
_logs_something contains unit if {
	some group in _unnamed
	"for_each" in group.unsure
	some caller in input.neighbours[group.unit]
	some unit in array.concat([caller], input.neighbours[caller])
}

_unnamed contains group if {
	some group in input.resource.aws_cloudwatch_log_group
	some path in ["name", "name_prefix"]
	path in group.unsure
	count({to | some reference in group.references; to := functions[reference.to].id}) == 0
}
