# Places that are one system, in several environments.
package debt.lib

# system: a path without the names of environments, and dates, that it goes through.
system(path) := concat("/", [part |
	some part in split(path, "/")
	not regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, part)
	not rehearses(part)
	not produces(part)
])
