package main

import "runtime/debug"

// garbagePercent is how much garbage a scan lets pile up, in percent of what is
// in use. Of the largest repositories a scan holds a hundred megabytes at once; Go's
// 100 would double that, and 80 keeps it below 300 MiB for a few percent of time.
const garbagePercent = 80

// boundGarbage applies garbagePercent, unless the user decides.
func boundGarbage(env environment) {
	if env.getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
}
