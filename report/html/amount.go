package html

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A working day, in minutes: principal is work, not calendar time.
const dayMinutes = 8 * 60

// number writes n with a comma between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	start := 0
	if n < 0 {
		start = 1
	}
	for i := len(s) - 3; i > start; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// count is a number with its noun: "1 file", "1,200 files".
func count(n int, noun string) string { return number(n) + " " + choose(n, noun, noun+"s") }

// choose returns one for a count of 1 and other for every other count.
func choose(n int, one, other string) string {
	if n == 1 {
		return one
	}
	return other
}

// decimal writes f with one digit after the point.
func decimal(f float64) string {
	whole, fraction := math.Modf(math.Round(math.Abs(f)*10) / 10)
	sign := ""
	if f < 0 {
		sign = "-"
	}
	return sign + number(int(whole)) + "." + strconv.Itoa(int(math.Round(fraction*10)))
}

// dotted writes n, and nothing loud for none.
func dotted(n int) string {
	if n == 0 {
		return "·"
	}
	return number(n)
}

// dottedDecimal writes f as decimal does, and nothing loud for none.
func dottedDecimal(f float64) string {
	if f == 0 {
		return "·"
	}
	return decimal(f)
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

// shortWork is a number of minutes as a table says it: "45 min", "5 d"; nothing
// when it is not known.
func shortWork(minutes int) string {
	if minutes <= 0 {
		return ""
	}
	n, unit := amount(minutes)
	return n + " " + unit
}

// amount rounds minutes to what an estimate is good for: minutes up to an
// hour, half hours up to a day, half days up to ten, whole days beyond.
func amount(minutes int) (text, unit string) {
	m := float64(minutes)
	switch {
	case minutes < 60:
		return strconv.Itoa(minutes), "min"
	case minutes < dayMinutes:
		return halves(m / 60), "h"
	case minutes < 10*dayMinutes:
		return halves(m / dayMinutes), "d"
	}
	return number(int(math.Round(m / dayMinutes))), "d"
}

func halves(f float64) string { return strconv.FormatFloat(math.Round(f*2)/2, 'f', -1, 64) }

// day is the date of an RFC 3339 time. What is no time is shown as it is.
func day(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return visible(at)
	}
	return t.UTC().Format(time.DateOnly)
}

// enumerate joins parts as a sentence does: "a, b and c".
func enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// portion is the width of a bar of at most `most` for n of largest. What is
// there is never drawn as nothing.
func portion(n, largest, most int) int {
	if n <= 0 || largest <= 0 {
		return 0
	}
	return max(2, int(math.Round(float64(n)/float64(largest)*float64(most))))
}
