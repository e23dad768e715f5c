package history

import "math"

const (
	// leastAuthorship is the degree from which somebody counts as an author at
	// all.
	leastAuthorship = 3.293
	// nearAuthorship is the share of the best degree that an author must exceed.
	nearAuthorship = 0.75
)

// DegreeOfAuthorship says how well somebody knows a file: 3.293 + 1.098·FA +
// 0.164·DL − 0.321·ln(1+AC), after Fritz et al. FA is 1 for who created it, DL
// is how often they changed it since, AC how often others did.
func DegreeOfAuthorship(created bool, own, others int) float64 {
	first := 0.0
	if created {
		first = 1.098
	}
	return leastAuthorship + first + 0.164*float64(own) - 0.321*math.Log(1+float64(others))
}

// work is what one person did to a file.
type work struct {
	who     int
	changes int  // its creation included
	created bool //
}

// authors picks the authors of a file: those whose degree is at least 3.293 and
// more than three quarters of the best one's.
func authors(all []work) []int {
	total := 0
	for _, w := range all {
		total += w.changes
	}
	best, degrees := 0.0, make([]float64, len(all))
	for i, w := range all {
		own := w.changes
		if w.created {
			own--
		}
		degrees[i] = DegreeOfAuthorship(w.created, own, total-w.changes)
		best = max(best, degrees[i])
	}
	var list []int
	for i, w := range all {
		if degrees[i] >= leastAuthorship && degrees[i] > nearAuthorship*best {
			list = append(list, w.who)
		}
	}
	return list
}
