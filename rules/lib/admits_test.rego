package debt.lib_test

import data.debt.lib

test_admits if {
	every text in [
		"This GitHub environment will need to be created manually first",
		"Layer is manually uploaded to S3 bucket \"shared\"",
		"not managed in code",
		"This zone has been set up by hand",
		"Created outside of terraform",
	] {
		lib.admits(text)
	}
}

test_admits_nothing if {
	every text in [
		"Values for secrets should be set manually in the web interface",
		"The zip needs the API key that was set in the console",
		"Do not remove this without looking at the other file",
		"NOTE: never delete this",
		"The task definition is being modified outside of terraform",
		"This was copied from the console",
		"This queue was created outside of terraform and has this value",
		"Cleans up resources created outside of Terraform",
		"The file must be manually uploaded, see: https://wiki.example.org/layers",
		"There is no public API for this, so it must be done manually in the console",
		"Block list entries are managed manually in the console",
	] {
		not lib.admits(text)
	}
}
