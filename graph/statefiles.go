package graph

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// writersByFile are the places that files may complete a backend to.
func writersByFile(s debt.State, folder string) []writer {
	var writers []writer
	for _, v := range variants(s.Values, namesState) {
		if !strings.HasPrefix(v.condition, "if backend-config == ") {
			continue
		}
		w := writer{unit: s.Unit, backend: family(s.Name), maybe: true}
		w.place, w.known = placeOf(s.Name, folder, v.values)
		if w.known && !w.place.open {
			writers = append(writers, w)
		}
	}
	return writers
}
