package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// writer is a root and where it keeps its states.
type writer struct {
	unit    string
	backend string
	place   place
	known   bool // the store is
	maybe   bool // it is one of several, by what completes the backend

	by        string // the command that completes the backend, and where it stands
	condition string // under which it is that
}

// reader is a data source that reads the states of another root.
type reader struct {
	row       debt.Resource
	backend   string
	place     place
	workspace string // empty when only a run knows it
	vague     bool   // on which host the store is, is not known
	condition string // under which it reads that; empty for always
}

// linkStates adds a link for every state that is read. Who writes it is found by
// comparing where both say that it is kept. A state that certainly no root of the
// repository writes is external; where one might, there is no link.
func linkStates(facts debt.Facts, completed inits) debt.Facts {
	writers, hidden := writersOf(facts, completed)
	var links []debt.Link
	for _, row := range facts.Resource {
		if row.Type != "terraform_remote_state" && row.Type != "tfe_outputs" {
			continue
		}
		links = append(links, readBy(row, writers, hidden)...)
	}
	facts.Link = append(facts.Link, links...)
	return facts
}

// readBy are the links of a row, one to each root whose state it may read.
func readBy(row debt.Resource, writers []writer, hidden bool) []debt.Link {
	var links []debt.Link
	for _, v := range variants(row.Values, namesState) {
		row.Values = v.values
		r, ok := readerOf(row)
		if !ok {
			continue
		}
		r.condition = v.condition
		for _, l := range r.links(writers, hidden) {
			if !slices.ContainsFunc(links, func(other debt.Link) bool { return other.To == l.To }) {
				links = append(links, l)
			}
		}
	}
	return links
}

// writersOf lists the roots that say where they keep their states. Hidden means
// that others may: a generator writes what they say, or they could not be read.
func writersOf(facts debt.Facts, completed inits) (writers []writer, hidden bool) {
	said := map[string]bool{}
	for _, s := range facts.State {
		if s.Kind == "generator" {
			hidden = true
		}
		if s.Kind != "backend" || contextOf(s.At.Path) == debt.Templated {
			continue
		}
		_, folder := debt.SplitUnitID(s.Unit)
		w := writer{unit: s.Unit, backend: family(s.Name)}
		w.place, w.known = placeOf(s.Name, folder, s.Values)
		writers = slices.Concat(append(writers, w), completed.writers(s, folder), writersByFile(s, folder))
		said[s.Unit] = true
	}
	for _, u := range facts.Unit {
		if u.Kind == debt.Terraform && !said[u.ID] { // it keeps its state beside its code
			p, _ := localPlace(u.Path, debt.Values{}, nil)
			writers = append(writers, writer{unit: u.ID, backend: "local", place: p, known: true})
		}
	}
	for _, u := range facts.Unread {
		hidden = hidden || strings.HasPrefix(u.Unit, string(debt.Terraform)+":") && !said[u.Unit]
	}
	return writers, hidden
}

// namesState reports whether an argument of a reader says which state it reads.
func namesState(path string) bool {
	first, rest, nested := strings.Cut(path, ".")
	if first == "config" && nested {
		first, _, _ = strings.Cut(strings.TrimPrefix(rest, "0."), ".")
	}
	return slices.Contains([]string{
		"backend", "organization", "workspace", "config", "bucket", "key", "prefix", "workspace_key_prefix", "storage_account_name",
		"container_name", "hostname", "workspaces", "address", "path", "workspace_dir",
	}, first)
}

// family is what two names of one backend have in common.
func family(backend string) string {
	if backend == "cloud" {
		return "remote"
	}
	return backend
}

// readerOf recognises a data source that reads states, when it says certainly
// which.
func readerOf(row debt.Resource) (r reader, ok bool) {
	if row.Mode != "data" || row.Exists == debt.ExistsNo {
		return r, false
	}
	_, folder := debt.SplitUnitID(row.Unit)
	r = reader{row: row, workspace: defaultWorkspace}
	switch row.Type {
	case "tfe_outputs":
		set, known := all(row.Values, nil, "organization", "workspace")
		r.backend, r.place, r.vague = "remote", place{store: "remote://app.terraform.io/"}, true
		if !known || set[0] == "" || set[1] == "" {
			return r, false
		}
		r.place.store, r.place.usual = r.place.store+set[0], set[1]
		return r, true
	case "terraform_remote_state":
		backend, known := text(row.Values, "backend")
		if !known {
			return r, false
		}
		if r.place, known = placeOf(backend, folder, row.Values, "config"); !known || r.place.open {
			return r, false
		}
		r.backend = family(backend)
		switch workspace, known := text(row.Values, "workspace"); {
		case !known:
			r.workspace = ""
		case workspace != "":
			r.workspace = workspace
		}
		return r, true
	}
	return r, false
}

// links are the links of one reader, to every root that writes what it reads.
func (r reader) links(writers []writer, hidden bool) []debt.Link {
	var links, maybe []debt.Link
	for _, w := range writers {
		switch {
		case w.backend != r.backend:
		case !w.known:
			hidden = true
		case w.place.store != r.place.store:
		case w.place.open, w.place.named && w.place.usual == r.place.usual && r.place != w.place:
			hidden = true
		case !r.reads(w.place):
		case w.maybe:
			maybe = append(maybe, r.linkTo(w))
		default:
			links = append(links, r.linkTo(w))
		}
	}
	switch {
	case len(links) > 0:
		return links
	case len(maybe) > 0 && !slices.ContainsFunc(maybe, func(l debt.Link) bool { return l.To != maybe[0].To }):
		return maybe[:1]
	case hidden, r.vague, r.backend == "local", r.condition != "":
		return nil
	}
	return []debt.Link{r.link(r.name(), debt.LinkExternal)}
}

// reads reports whether what r reads is kept in a place.
func (r reader) reads(p place) bool {
	if r.place == p {
		return true
	}
	return r.workspace != "" && p.writes(r.place.object(r.workspace))
}

// name is what r reads.
func (r reader) name() string {
	if r.workspace == "" {
		return r.place.name()
	}
	return r.place.store + "/" + r.place.object(r.workspace)
}

// linkTo is the link to a root that writes what r reads.
func (r reader) linkTo(w writer) debt.Link {
	l := r.link(w.unit, debt.LinkResolved)
	if w.by != "" {
		l.Evidence += ", as " + w.by
	}
	if w.condition != "" && l.Condition == "" {
		l.Condition = w.condition
	}
	return l
}

func (r reader) link(to, status string) debt.Link {
	l := debt.Link{
		From: r.row.Unit, To: to, Kind: debt.LinkState, Status: status, At: r.row.At,
		Evidence: r.row.Address + " reads " + strconv.Quote(r.name()),
	}
	return onCondition(l, r.condition)
}

// nameStates says of every backend which object it writes, as far as that is
// certain.
func nameStates(facts debt.Facts) debt.Facts {
	states := slices.Clone(facts.State)
	for i, s := range states {
		_, folder := debt.SplitUnitID(s.Unit)
		if p, known := placeOf(s.Name, folder, s.Values); s.Kind == "backend" && known && !p.open {
			states[i].Object = p.name()
		}
	}
	facts.State = states
	return facts
}
