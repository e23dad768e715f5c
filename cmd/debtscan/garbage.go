package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much garbage a scan lets pile up. Collecting takes time for what is in use,
// so a small heap is collected seldom. Of the largest repositories a scan holds
// more than a hundred megabytes at once; there memory counts.
const (
	heapAim      = 140 << 20 // bytes that use and garbage may take together
	leastGarbage = 60        // percent of what is in use, however much that is
	mostGarbage  = 200
)

// boundGarbage keeps the heap near heapAim, unless the user decides.
func boundGarbage(env environment) {
	if env.getenv("GOGC") == "" {
		retune(&collection{})
	}
}

// collection is collected whenever the heap is.
type collection struct{ _ [16]byte }

// retune sets how much garbage may pile up until the next collection, and comes
// again after it.
func retune(c *collection) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(garbagePercent(live[0].Value.Uint64()))
	runtime.AddCleanup(c, func(int) { retune(&collection{}) }, 0)
}

// garbagePercent is how much garbage may pile up beside so many bytes in use.
func garbagePercent(live uint64) int {
	if live >= heapAim {
		return leastGarbage
	}
	return int(min(max((heapAim-live)*100/max(live, 1), leastGarbage), mostGarbage))
}
