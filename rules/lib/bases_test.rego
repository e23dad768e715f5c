package debt.lib_test

import data.debt.lib

base := {"kind": "image", "status": "dead", "name": "node:18.16-slim", "key": "stage:0", "cycle": "18", "unit": "image:a", "path": "svc/Dockerfile", "line": 3, "at": {"path": "svc/Dockerfile"}}

pin := {"unit": "image:a", "key": "stage:build", "name": "node", "version": "18.16-slim", "source_type": "registry", "at": {"line": 1}}

in_bases(change, pins) if {
	count(lib.bases) == 1 with input as {"dependency": [object.union(base, change)], "pin": {"image": pins}, "instruction": {}}
}

test_bases if {
	in_bases({}, [])
	in_bases({"unit": "image:contest/latest/Dockerfile"}, [])
	in_bases({"unit": "pipeline:.github/workflows/test.yml"}, [])
	in_bases({"path": "v2/180/Dockerfile"}, [])
	in_bases({}, [object.union(pin, {"at": {"line": 5}})])
}

test_no_bases if {
	every path in ["node/18/Dockerfile", "node18/Dockerfile", "images/18.16-slim/Dockerfile", "monitor/8.1/Dockerfile", "Dockerfile.18"] {
		not in_bases({"path": path}, [])
	}
	every path in ["a/tests/Dockerfile", "test/Dockerfile", "dev.Dockerfile", "a/Dockerfile.test", ".devcontainer/Dockerfile", "a/skeleton/Dockerfile", "mocks/a/Dockerfile"] {
		not in_bases({"unit": concat("", ["image:", path])}, [])
	}
	not in_bases({"name": "ubuntu:focal", "path": "focal-common/Dockerfile"}, [])
	not in_bases({}, [pin])
}

test_ships if {
	lib.ships({"unit": "image:a", "key": "stage:3"}, "yes", "no") == "yes" with input as {"instruction": instructions}
	lib.ships({"unit": "image:a", "key": "stage:build"}, "yes", "no") == "no" with input as {"instruction": instructions}
}
