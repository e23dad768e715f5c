# What machines run when they start.
package debt.lib

# boots: by the owner of its commands, the rows of a text that some machine runs.
boots := {id: rows | some id, rows in _boots}

_boots[script.script] contains script if {
	some script in input.boot_script
	exists(script)
	live(script)
	not shelved(script)
	not rehearses(script.at.path)
	not script.resource in _set_up_once
	not regex.match(`(?i)bastion|jump|runner|build|packer|image|(^|[^a-z])ami([^a-z]|$)`, concat(" ", [script.address, script.unit]))
}

# _set_up_once: machines that do not follow their texts any more.
_set_up_once contains row.id if {
	some row in _machines
	some ignored in row.attrs.lifecycle[0].ignore_changes
	ignored in {"user_data", "user_data_base64", "custom_data", "metadata", "metadata_startup_script", "all"}
}

_set_up_once contains row.id if {
	some row in _machines
	unsure(row, "lifecycle.0.ignore_changes")
}

_machines := {row |
	some type in {script.type | some script in input.boot_script}
	some row in input.resource[type]
}

# boot_upgrades: by their owner, commands of such texts that upgrade all packages
# to whatever is newest.
boot_upgrades := {owner: commands | some owner, commands in _boot_upgrades}

_boot_upgrades[command.owner] contains command if {
	some tool, verbs in {
		"yum": {"update", "upgrade"}, "zypper": {"update", "up", "dist-upgrade", "dup"},
		"apt": {"upgrade", "dist-upgrade", "full-upgrade"}, "apt-get": {"upgrade", "dist-upgrade"}, "aptitude": {"safe-upgrade", "full-upgrade"},
	}
	some command in input.command[tool]
	command.origin == "boot"
	count([word | some word in command.argv; is_null(word)]) == 0
	count([flag | some flag in command.flags; flag in _harmless_upgrades]) == 0
	words := [word | some i, word in command.argv; i > 0; not startswith(word, "-"); not _takes_word(command.argv, i - 1)]
	count(words) == 1
	words[0] in verbs
}

_takes_word(argv, i) if argv[i] in {"-o", "--option", "-c", "-x", "--exclude", "-t"}

# _harmless_upgrades: options with which it moves to a release that is named, or
# moves nothing.
_harmless_upgrades := {"--releasever", "--downloadonly", "--download-only", "-s", "--simulate", "--dry-run"}
