# Members of objects by name, with what is known of them.
package debt.lib

# known_paths: paths of variables of an environment that have a value, or of
# which it is known what it may be: of a function's blocks and of a container.
known_paths(row) := {path | some path, _ in object.get(row, "maybe", {})} |
	{sprintf("environment.0.variables.%s", [name]) | some name, _ in object.get(row.attrs, ["environment", 0, "variables"], {})} |
	{sprintf("environment.%s", [name]) | some name, value in object.get(row.attrs, "environment", {}); is_string(value); is_string(name)}
