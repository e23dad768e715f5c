package graph

import (
	"github.com/debtscan/debtscan/debt"
)

// markUnused gives the rows of modules that nothing calls a context of their
// own: what nobody calls hurts nobody. It holds only where the repository shows
// that its modules are for itself, because a root of it calls one; modules of a
// library are called from elsewhere, and those that Terragrunt calls show no call
// unless what it runs is linked.
func markUnused(f debt.Facts) debt.Facts {
	roles := map[string]debt.Role{}
	for _, u := range f.Unit {
		roles[u.ID] = u.Role
	}
	silent := map[string]bool{} // what Terragrunt runs, without saying what that is
	for _, s := range f.State {
		if s.Kind == "generator" {
			silent[s.Unit] = true
		}
	}
	used, own := map[string]bool{}, false
	for _, l := range f.Link {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkResolved {
			used[l.To] = true
			delete(silent, l.From)
			own = own || roles[l.From] == debt.RoleRoot
		}
	}
	if !own || len(silent) > 0 {
		return f
	}
	for at := range f.Places() {
		if at.Context == debt.Live && roles[at.Unit] == debt.RoleModule && !used[at.Unit] {
			at.Context = debt.Unused
		}
	}
	return f
}
