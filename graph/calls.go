package graph

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// callContexts gives the rows that a unit has through the modules it calls the
// unit's own context: what an example makes of a module runs no more than the
// example.
func callContexts(f debt.Facts) debt.Facts {
	contexts := map[string]debt.Context{}
	for _, u := range f.Unit {
		contexts[u.ID] = u.At.Context
	}
	for i := range f.Resource {
		r := &f.Resource[i]
		if strings.HasPrefix(r.Address, "module.") && contexts[r.Unit] != debt.Live {
			r.At.Context = contexts[r.Unit]
		}
	}
	return f
}
