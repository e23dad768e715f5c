# METADATA
# title: Machine upgrades itself when it starts
# description: >-
#   What a machine runs hangs on the day it started: two machines of one fleet differ, a machine that is replaced at night
#   comes back with what nobody has tested, and a bad package of the distribution reaches all of them at once. Found are
#   upgrades of all packages in user data, startup scripts and cloud-init, inline or in a file that the code names, once for
#   each text. Upgrades of named packages, and of a named release, are silent; so is dnf, which on Amazon Linux moves
#   nothing, and so are machines that ignore changes of the text, images in the making, bastions, runners, and
#   environments for tests.
#   Off by default: 1 of 6 findings in the sampled repositories was right; most of the others start once and stay.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://www.datadoghq.com/blog/engineering/2023-03-08-deep-dive-into-platform-level-impact/
#   - https://cloudinit.readthedocs.io/en/latest/reference/modules.html#package-update-upgrade-install
# custom:
#   id: DEP-016
#   severities: [medium, low]
#   confidence: high
#   default: off
#   evidence: thin
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [command or setting]
#   serves: ["7i", "3b", "7a"]
#   remediation: >-
#     Build an image with the upgrades, and roll it through the environments one after the other; keep the upgrade out of the boot.
#   effort: 4h
#   since: 0.2.0
package debt.rules["stale-dependencies"]["upgrade-at-boot"]

import data.debt.lib

findings contains {
	"at": command.at,
	"key": [words],
	"message": sprintf("%s: %s upgrades all packages when it starts", [words, machines(users)]),
	"evidence": {"argv": words, "machines": sort(users)},
	"severity": severity(kinds),
} if {
	some script in input.boot_script
	script.id == script.script
	commands := lib.boot_upgrades[script.id]
	some command in commands
	[command.at.line, command.id] == min({place | some other in commands; place := [other.at.line, other.id]})
	users := {other.address | some other in lib.boots[script.id]}
	count(users) > 0
	kinds := {other.type | some other in lib.boots[script.id]}
	words := concat(" ", command.argv)
}

findings contains {
	"at": script.at,
	"key": ["package_upgrade"],
	"message": sprintf("package_upgrade: %s upgrades all packages when it starts", [machines(users)]),
	"evidence": {"package_upgrade": true, "machines": sort(users)},
	"severity": severity(kinds),
} if {
	some script in input.boot_script
	script.id == script.script
	script.attrs.package_upgrade == true
	users := {other.address | some other in lib.boots[script.id]}
	count(users) > 0
	kinds := {other.type | some other in lib.boots[script.id]}
}

# severity: one machine is replaced alone, a fleet is not.
severity(types) := "medium" if {
	some type in types
	regex.match(`launch_|template|scale_set|^module$`, type)
} else := "low"

machines(users) := user if {
	count(users) == 1
	some user in users
} else := sprintf("%s, with %d others,", [min(users), count(users) - 1])
