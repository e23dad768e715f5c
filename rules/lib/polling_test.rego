package debt.lib_test

import data.debt.lib

polls(sleep) if {
	lib.polled({"owner": "s", "loop": "for"}) with input as {"command": {"sleep": [sleep]}}
}

test_polled if polls({"owner": "s", "loop": "for"})

test_polled_elsewhere if {
	not polls({"owner": "s", "loop": "while"})
	not polls({"owner": "s", "loop": "for", "function": "f"})
	not polls({"owner": "t", "loop": "for"})
	not polls({"owner": "s"})
}

test_url if {
	lib.url(["curl", null, "-s", "https://a.example"]) == "https://a.example"
	lib.url(["curl", null]) == "an address that only a run knows"
}
