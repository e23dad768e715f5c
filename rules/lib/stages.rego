# Which stages of a Dockerfile end up in its image.
package debt.lib

# stage_bases: of a stage, itself and what it is built from, each as [unit,
# name]. What is no stage is there too, and leads nowhere.
stage_bases[stage] contains base if {
	some from in input.instruction.FROM
	stage := [from.unit, from.stage]
	some base in [stage, [from.unit, from.args[0]]]
}

# shipped: the stages that a plain build produces, and those that they are built
# from, as [unit, key of the pin].
shipped := {[stage[0], sprintf("stage:%s", [stage[1]])] |
	some stage in graph.reachable(stage_bases, {[from.unit, from.stage] | some from in input.instruction.FROM; from.final})
}

# feeders: the stages that a shipped one copies from, and those that they are
# built from, as unit and key of the pin, with what is copied.
feeders := {place: copied |
	some [unit, key, _] in _copies
	place := [unit, key]
	copied := {paths | some [u, k, paths] in _copies; place == [u, k]}
}

_copies := {[stage[0], sprintf("stage:%s", [stage[1]]), concat(" ", copy.args)] |
	some copy in input.instruction.COPY
	[copy.unit, sprintf("stage:%s", [copy.stage])] in shipped
	some stage in graph.reachable(stage_bases, {[copy.unit, copy.flags.from]})
}
