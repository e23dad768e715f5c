package html

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// axis maps values from low to high onto pixels from start to end. An end
// smaller than start draws upwards.
type axis struct{ low, high, start, end float64 }

func (a axis) at(v float64) float64 {
	if a.high <= a.low {
		return (a.start + a.end) / 2
	}
	return tenth(a.start + (v-a.low)/(a.high-a.low)*(a.end-a.start))
}

// tenth rounds to what the eye can tell, which keeps the page small.
func tenth(f float64) float64 { return math.Round(f*10) / 10 }

// times are the moments of points, in seconds. When one of them is no time,
// points stand at equal distances instead.
func times(points []debt.TrendPoint) []float64 {
	at := make([]float64, len(points))
	for i, p := range points {
		t, err := time.Parse(time.RFC3339, p.AsOf)
		if err != nil {
			for j := range at {
				at[j] = float64(j)
			}
			return at
		}
		at[i] = float64(t.Unix())
	}
	return at
}

// bounds are the smallest and the largest of values.
func bounds(values []float64) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// steps are round numbers from zero to the first that is not below high.
func steps(high int) []int {
	high = min(high, 1e15) // no ledger holds more
	step := 1
	for _, s := range []int{1, 2, 5} {
		step = s * power(high)
		if step*4 >= high {
			break
		}
	}
	list := []int{0}
	for v := step; ; v += step {
		list = append(list, v)
		if v >= high {
			return list
		}
	}
}

// power is the power of ten that a step towards high is a small multiple of.
func power(high int) int {
	p := 1
	for p < high/20 {
		p *= 10
	}
	return p
}

// path joins points to SVG path data.
func path(x, y []float64) string {
	var b strings.Builder
	for i := range x {
		b.WriteString(choose(i+1, "M", "L"))
		b.WriteString(pixels(x[i]) + " " + pixels(y[i]))
	}
	return b.String()
}

func pixels(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
