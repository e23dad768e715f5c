# METADATA
# title: Server that its code no longer describes
# description: >-
#   This machine was fed by hand: its code ignores what it starts from, and other signs say that nobody would dare to
#   replace it (protection from termination, disks attached beside it). When its host or its zone is lost, applying the
#   code builds something else. Two signs are needed: an ignored start script or a literal image, and a disk beside it or
#   protection. Appliances, bastions, builders of images, copies kept on purpose, what is not there in production and
#   what starts from a public image in Azure are left out.
#   Off by default: 5 of 11 findings were right; the others come back from snapshots, or there is no production.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
#   - https://developer.hashicorp.com/terraform/language/meta-arguments#lifecycle
# custom:
#   id: STA-010
#   severities: [high]
#   confidence: medium
#   default: off
#   scope: unit
#   age_basis: unit
#   interest: change
#   key: [resource address]
#   serves: ["3b", "3e", "5a"]
#   remediation: >-
#     Bake what was done by hand into an image, move its data to managed storage, remove the ignored attributes, and put
#     it into a group of one that replaces it. Until then, write down how to build it and try that once.
#   effort: 8h
#   since: 0.1.0
#   clouds: [aws, azure, google]
package debt.rules["hidden-state"]["snowflake-server"]

import data.debt.lib

findings contains {
	"at": server.at,
	"key": [server.address],
	"message": sprintf("%s cannot be rebuilt from its code: %s", [server.address, concat(", ", sort(names))]),
	"evidence": {attribute: value | some [_, attribute, value] in signs[server.id]},
} if {
	some server in servers
	names := {name | some [name, _, _] in signs[server.id]}
	names & {"its start script is ignored", "its image is a literal"} != set()
	names & {"it is protected from termination", "disks are attached beside it"} != set()
	not regex.match(replaceable, concat("/", [server.name, server.at.path]))
}

# replaceable: appliances are meant to be so; the others hold nothing, or are
# copies kept on purpose.
replaceable := `(?i)firewall|appliance|citrix|vsrx|juniper|palo|fortigate|bastion|jump|golden|builder|clone|backup|restored?|\bpoc\b`

servers contains server if {
	some kind in {"aws_instance", "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "google_compute_instance"}
	some server in input.resource[kind]
	lib.exists(server)
	lib.live(server)
	not lib.missing_in_production(server)
	lib.absent(server, "source_image_reference") # a public image; what else is there comes from elsewhere
}

signs := {id: shown | some id in {i | some [i, _, _, _] in found}; shown := {[sign, attribute, value] | some [i, sign, attribute, value] in found; i == id}}

found contains [server.id, sign, "lifecycle.0.ignore_changes", ignored] if {
	some server in servers
	some sign, pattern in {
		"its start script is ignored": `^(all|user_data|user_data_base64|custom_data|metadata_startup_script)$`,
		"its image is ignored": `^(ami|source_image_id|source_image_reference|boot_disk)([.[]|$)`,
	}
	ignored := server.attrs.lifecycle[0].ignore_changes
	some name in ignored
	regex.match(pattern, name)
}

found contains [server.id, "its image is a literal", "ami", id] if {
	some server in servers
	id := lib.wherever(server, "ami")
	regex.match(`^ami-[0-9a-f]{8}`, id)
}

found contains [server.id, "it is protected from termination", attribute, true] if {
	some server in servers
	some attribute in ["disable_api_termination", "deletion_protection", "lifecycle.0.prevent_destroy"]
	lib.certain(server, attribute) == true
}

found contains [server.id, "disks are attached beside it", "disks", kind] if {
	some server in servers
	some kind in ["aws_volume_attachment", "azurerm_virtual_machine_data_disk_attachment", "google_compute_attached_disk"]
	input.referrers[server.id][kind]
}
