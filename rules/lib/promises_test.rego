package debt.lib_test

import data.debt.lib

test_promises if {
	every said in [
		["todo", "TODO: remove this"],
		["fixme", "FIXME lock this down"],
		["temporary", "This is a temporary zone - migrate to internal modsec"],
		["temporarily", "Temporarily scan all files on push for testing"],
		["remove", "Can be removed once the new set has been applied"],
		["until", "Setting to warn until we verify that it works"],
		["workaround", "This is a workaround until the issue is resolved in the provider."],
		["hack", "A hack, which should be a resource"],
		["for now", "For now this is here, remove it after the migration"],
	] {
		lib.promises(said[0], said[1])
	}
}

test_no_promises if {
	every said in [
		["todo", "TODO:"],
		["todo", "For each TODO that is found, a comment is written"],
		["todo", "TODO: [release-duty] before the release, update this"],
		["todo", "TODO - use the zone of *YOUR* reservation"],
		["todo", "TODO: If we make any significant changes, summarise them here"],
		["temporary", "Temporary EC2 instance for image creation"],
		["temporary", "Install build deps (temporary)"],
		["temporary", "Access it via temporary jump host"],
		["temporarily", "They should be used temporarily:"],
		["workaround", "Workaround for https://github.com/moby/moby/issues/38710"],
		["for now", "For now, this value seems to accomplish that."],
	] {
		not lib.promises(said[0], said[1])
	}
}

test_no_promises if {
	every said in [
		"@TODO: https://github.com/acme/shop/issues/2517 Download the agent",
		"TODO: We should be able to pull this from the remote state, but I don't see it there",
		"legacy port - TODO: remove this on the next breaking change at v22",
		"TODO: For production",
		"TODO: is this topic defined in Terraform?",
		"TODO: consider another zone",
		"TODO: Review as 30% might be too much.",
		"TODO: evaluate if it's worth adding a cache",
	] {
		not lib.promises("todo", said)
	}
	lib.promises("todo", "TODO: restrict to our addresses, see https://github.com/acme/shop/issues/7")
}
