# Commands that are asked again and again.
package debt.lib

# polled: the command stands in a loop that sleeps between its rounds. Loops of
# the same kind in one function, or outside of all, are not told apart.
polled(command) if [command.owner, command.loop, object.get(command, "function", "")] in _sleeping

_sleeping contains [sleep.owner, sleep.loop, object.get(sleep, "function", "")] if {
	some sleep in input.command.sleep
	sleep.loop
}

# url: the first address among the words of a command, as far as it is literal.
url(argv) := found[0] if {
	found := [word | some word in argv; regex.match(`^https?://`, word)]
	count(found) > 0
}

url(argv) := "an address that only a run knows" if {
	count([word | some word in argv; regex.match(`^https?://`, word)]) == 0
}
