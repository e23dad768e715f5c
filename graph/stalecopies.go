package graph

import (
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// markStaleCopies gives the rows of stale copies a context of their own: roots
// that cannot be planned, because a module of this repository that they call is
// not there, while another root, which can be, writes the same state. What stands
// below such a copy and only it calls goes with it.
func markStaleCopies(f debt.Facts) debt.Facts {
	stale := staleCopies(f)
	if len(stale) == 0 {
		return f
	}
	for grown := true; grown; {
		grown = false
		for unit := range calledBy(f.Link, stale) {
			grown = grown || !stale[unit]
			stale[unit] = true
		}
	}
	for at := range f.Places() {
		if at.Context == debt.Live && stale[at.Unit] {
			at.Context = debt.Unused
		}
	}
	return f
}

// staleCopies are the roots that cannot be planned and share their state with
// one that can.
func staleCopies(f debt.Facts) map[string]bool {
	broken := map[string]bool{}
	for _, l := range f.Link {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkDangling && strings.HasPrefix(l.To, string(debt.Terraform)+":") {
			broken[l.From] = true
		}
	}
	if len(broken) == 0 {
		return nil
	}
	for _, s := range f.State {
		if s.Kind == "generator" {
			delete(broken, s.Unit) // what generates code may bring the module too
		}
	}
	whole := map[string]bool{} // states that a root writes which nothing keeps from being planned
	for _, s := range f.State {
		if writesElsewhere(s) && !broken[s.Unit] {
			whole[s.Object] = true
		}
	}
	stale := map[string]bool{}
	for _, s := range f.State {
		if writesElsewhere(s) && broken[s.Unit] && whole[s.Object] {
			stale[s.Unit] = true
		}
	}
	return stale
}

// writesElsewhere: it is a backend whose state is not a file of the working copy,
// of which there may be many.
func writesElsewhere(s debt.State) bool {
	return s.Kind == "backend" && s.Name != "local" && s.Object != ""
}

// calledBy are the units that stale ones call, and nothing else does.
func calledBy(links []debt.Link, stale map[string]bool) map[string]bool {
	called := map[string]bool{}
	for _, l := range links {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkResolved && stale[l.From] {
			called[l.To] = true
		}
	}
	for _, l := range links {
		if l.Kind == debt.LinkModule && l.Status == debt.LinkResolved && !stale[l.From] {
			delete(called, l.To)
		}
	}
	return called
}
