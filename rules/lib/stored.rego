# Which roots keep their state elsewhere than on the disk they run on.
package debt.lib

# stored: roots with a backend that is not local, or with what may write one.
stored := {state.unit |
	some kind in {"backend", "generator"}
	some state in input.state[kind]
	state.name != "local"
}
