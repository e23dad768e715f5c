package debt.lib_test

import data.debt.lib

dead := {"key": "a.b.runtime", "field": "runtime", "name": "x1", "cycle": "1", "status": "dead", "ends_at": "2024-01-01", "days": -30, "newest": "3", "as_of": "2026-01-01"}

undated := {"status": "dead", "cycle": "1", "newest": "1", "field": "runtime", "name": "x1", "as_of": "2026-01-01"}

test_cycle_owner if {
	lib.cycle_owner(dead) == "a.b"
	lib.cycle_owner({"key": "a.b.site.0.version", "field": "site.0.version"}) == "a.b"
}

test_cycle_fate if {
	lib.cycle_fate(dead) == "gets no fixes since 2024-01-01"
	lib.cycle_fate(undated) == "gets no fixes any more"
	lib.cycle_fate({"status": "extended", "ends_at": "2027-01-01"}) == "gets fixes for money only, until 2027-01-01"
	lib.cycle_fate({"status": "ending", "ends_at": "2027-01-01"}) == "is supported until 2027-01-01"
}

test_cycle_newest if {
	lib.cycle_newest(dead) == "; the newest is 3"
	lib.cycle_newest(undated) == ""
}

test_cycle_evidence if {
	lib.cycle_evidence(dead) == {"runtime": "x1", "ends_at": "2024-01-01", "newest": "3", "table": "2026-01-01"}
	lib.cycle_evidence(undated) == {"runtime": "x1", "newest": "1", "table": "2026-01-01"}
}

test_cycle_since if {
	lib.cycle_since(dead) == {"since": "2024-01-01"}
	lib.cycle_since(undated) == {}
	lib.cycle_since({"status": "ending", "ends_at": "2027-01-01"}) == {}
}

test_dead_days if {
	lib.dead_days(dead) == 30
	lib.dead_days(undated) == 100000
	not lib.dead_days({"status": "ending", "days": 30})
}

test_ends_soon if {
	lib.ends_soon({"status": "ending", "days": 90}, 90)
	not lib.ends_soon({"status": "ending", "days": 91}, 90)
	not lib.ends_soon({"status": "supported", "days": 10}, 90)
}

test_in_use if {
	lib.looked_after({"at": {"path": "infra/main.tf"}})
	not lib.looked_after({"at": {"path": "infra/main.tf", "context": "example"}})
	not lib.looked_after({"at": {"path": "archived/main.tf"}})
}

test_installed if {
	lib.installed({"installed": true})
	not lib.installed({"installed": false})
}
