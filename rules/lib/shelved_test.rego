package debt.lib_test

import data.debt.lib

test_shelved if {
	every path in ["deprecated/aws/main.tf", "infra/_archive/main.tf", "archived/Dockerfile", "a/obsolete/b.tf", "svc/Dockerfile.original"] {
		lib.shelved({"at": {"path": path}})
	}
}

test_not_shelved if {
	every path in ["infra/main.tf", "modules/archive.tf", "deprecated-api/main.tf", "archiver/main.tf", "old/main.tf", ""] {
		not lib.shelved({"at": {"path": path}})
	}
}
