package report

import (
	"math"
	"strconv"
)

// A working day, in minutes: principal is work, not calendar time.
const dayMinutes = 8 * 60

// count is a number with its noun: "1 file", "3 files".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// choose returns one for a count of 1 and other for every other count.
func choose(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}

// work is a number of minutes as a sentence says it: "45 minutes", "5 days".
func work(minutes int) string {
	n, unit := amount(minutes)
	noun := map[string]string{"min": "minute", "h": "hour", "d": "day"}[unit]
	if n != "1" {
		noun += "s"
	}
	return n + " " + noun
}

// shortWork is a number of minutes as a table says it: "45 min", "5 d".
func shortWork(minutes int) string {
	n, unit := amount(minutes)
	return n + " " + unit
}

// amount rounds minutes to what an estimate is good for: minutes up to an
// hour, half hours up to a day, half days up to ten, whole days beyond.
func amount(minutes int) (number, unit string) {
	m := float64(minutes)
	switch {
	case minutes < 60:
		return strconv.Itoa(minutes), "min"
	case minutes < dayMinutes:
		return halves(m / 60), "h"
	case minutes < 10*dayMinutes:
		return halves(m / dayMinutes), "d"
	}
	return strconv.FormatFloat(math.Round(m/dayMinutes), 'f', 0, 64), "d"
}

func halves(f float64) string { return strconv.FormatFloat(math.Round(f*2)/2, 'f', -1, 64) }
