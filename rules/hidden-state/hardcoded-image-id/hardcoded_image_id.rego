# METADATA
# title: Machine image id is a literal
# description: >-
#   The image behind a literal id is never patched, exists in one region and account only, and is deregistered one day.
#   The next scale-out or rebuild then fails, usually while something else is failing too.
#   A machine that was restored from its own copy is left alone; a fleet's template ranks higher than a single machine.
#   Off by default: 7 of 12 sampled findings were right.
# schemas:
#   - input: schema.facts
# related_resources:
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-deregister.html
# custom:
#   id: STA-012
#   severities: [medium, low]
#   confidence: high
#   default: off
#   scope: unit
#   age_basis: line
#   interest: change
#   key: [resource or module address]
#   serves: ["3e", "7b"]
#   remediation: >-
#     Read the id from a public or own SSM parameter, or look it up by owner and name, and rebuild on a schedule.
#   effort: 30m
#   since: 0.1.0
#   clouds: [aws]
package debt.rules["hidden-state"]["hardcoded-image-id"]

import data.debt.lib

# A template is used again at every scale-out.
findings contains {
	"at": template.at,
	"key": [template.address],
	"message": sprintf("%s starts every new machine from the literal image %s", [template.address, id]),
	"evidence": {"image_id": id},
	"severity": "medium",
} if {
	some kind in {"aws_launch_template", "aws_launch_configuration"}
	some template in input.resource[kind]
	id := lib.wherever(template, "image_id")
	regex.match(image, id)
	lib.exists(template)
	lib.live(template)
}

findings contains {
	"at": machine.at,
	"key": [machine.address],
	"message": sprintf("%s can be rebuilt only from the literal image %s", [machine.address, id]),
	"evidence": {"ami": id},
	"severity": "low",
} if {
	some kind in {"aws_instance", "aws_spot_instance_request"}
	some machine in input.resource[kind]
	id := lib.wherever(machine, "ami")
	regex.match(image, id)
	lib.exists(machine)
	lib.live(machine)
	not regex.match(copied, machine.name)
}

findings contains {
	"at": call.at,
	"key": [call.address],
	"message": sprintf("%s can be rebuilt only from the literal image %s", [call.address, id]),
	"evidence": {argument: id},
	"severity": "low",
} if {
	some call in input.module
	some argument in ["ami", "ami_id", "image_id"]
	id := lib.wherever(call, argument)
	regex.match(image, id)
	lib.exists(call)
	lib.live(call)
	not regex.match(copied, call.name)
}

image := `^ami-[0-9a-f]{8}([0-9a-f]{9})?$`

# copied: names of machines that were made from their own copy, on purpose.
copied := `(?i)(^|[_-])(clone|cloned|copy|restore|restored|backup|snapshot|recovery|poc|test)([_-]|$)`
