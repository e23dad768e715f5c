package debt.lib_test

import data.debt.lib

instructions := {
	"FROM": [
		{"unit": "image:a", "stage": "build", "final": false, "args": ["node:24", "AS", "build"]},
		{"unit": "image:a", "stage": "base", "final": false, "args": ["node:22", "AS", "base"]},
		{"unit": "image:a", "stage": "assets", "final": false, "args": ["build", "AS", "assets"]},
		{"unit": "image:a", "stage": "3", "final": true, "args": ["base"]},
		{"unit": "image:b", "stage": "build", "final": true, "args": ["build", "AS", "build"]},
	],
	"COPY": [
		{"unit": "image:a", "stage": "3", "final": true, "args": ["/a", "/b"], "flags": {"from": "assets"}},
		{"unit": "image:a", "stage": "build", "final": false, "args": ["/c", "/d"], "flags": {"from": "base"}},
		{"unit": "image:a", "stage": "3", "final": true, "args": [".", "."]},
	],
}

test_shipped if {
	lib.shipped == {["image:a", "stage:3"], ["image:a", "stage:base"], ["image:b", "stage:build"]} with input as {"instruction": instructions}
}

test_feeders if {
	lib.feeders == {["image:a", "stage:assets"]: {"/a /b"}, ["image:a", "stage:build"]: {"/a /b"}} with input as {"instruction": instructions}
}

test_no_instructions if {
	lib.shipped == set() with input as {"instruction": {}}
}
