package debt.rules["stale-dependencies"]["toolchain-skew_test"]

import data.debt.rules["stale-dependencies"]["toolchain-skew"] as rule

build := {
	"kind": "image", "name": "node:26", "key": "stage:build", "field": "version", "product": "nodejs", "cycle": "26",
	"unit": "image:Dockerfile", "at": {"unit": "image:Dockerfile", "path": "Dockerfile", "line": 1},
}

run := {
	"kind": "image", "name": "node:24", "key": "stage:1", "field": "version", "product": "nodejs", "cycle": "24",
	"unit": "image:Dockerfile", "at": {"unit": "image:Dockerfile", "path": "Dockerfile", "line": 3},
}

findings(change, copied) := found if {
	found := rule.findings with input as {
		"dependency": [object.union(build, change), run],
		"instruction": {
			"FROM": [
				{"unit": "image:Dockerfile", "stage": "build", "final": false, "args": ["node:26", "AS", "build"]},
				{"unit": "image:Dockerfile", "stage": "1", "final": true, "args": ["node:24"]},
			],
			"COPY": [{"unit": "image:Dockerfile", "stage": "1", "final": true, "args": [copied, "."], "flags": {"from": "build"}}],
		},
	}
}

test_skew if {
	findings({}, "/app/node_modules") == {{
		"at": build.at,
		"key": ["stage:build", "nodejs"],
		"message": "nodejs 26 installs what nodejs 24 runs",
		"evidence": {"version": "node:26", "runs": "node:24"},
	}}
}

test_silent if {
	every change in [{"cycle": "24"}, {"product": "python"}, {"kind": "tool"}, {"unit": "image:other"}, {"at": {"context": "test"}}] {
		count(findings(change, "/app/node_modules")) == 0
	}
	count(findings({}, "/app/public")) == 0
}
