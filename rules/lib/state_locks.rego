# Which roots may lock their state.
package debt.lib

# state_locks: roots that keep their state elsewhere than on the disk they run on, and
# not in S3 by a backend that says where, and nothing of a lock: an empty one is
# told on the command line. S3 locks only
# when it is told to.
state_locks := {id |
	some id in stored
	not id in _careless
}

_careless := {state.unit |
	some state in input.state.backend
	state.name == "s3"
	not absent(state, "key")
	absent(state, "dynamodb_table")
	absent(state, "use_lockfile")
}
