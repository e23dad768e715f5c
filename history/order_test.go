package history

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// node is a commit of a graph.
func node(id string, second int64, parents ...string) debt.Commit {
	when := time.Unix(second, 0).UTC()
	return debt.Commit{ID: id, Parents: parents, Author: person("Ann"), AuthorTime: when, CommitTime: when}
}

func idsOf(commits []debt.Commit) []string {
	ids := []string{}
	for _, c := range commits {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestOrder(t *testing.T) {
	tests := map[string]struct {
		commits []debt.Commit
		want    []string
	}{
		"none":                 {nil, []string{}},
		"by time":              {[]debt.Commit{node("a", 1), node("b", 2, "a"), node("c", 3, "b")}, []string{"c", "b", "a"}},
		"equals by id":         {[]debt.Commit{node("c", 1, "x"), node("m", 2, "c", "b"), node("b", 1, "x"), node("x", 1)}, []string{"m", "b", "c", "x"}},
		"children first":       {[]debt.Commit{node("old", 9), node("new", 1, "old")}, []string{"new", "old"}},
		"a late child's turn":  {[]debt.Commit{node("m", 9, "a", "b"), node("a", 1, "x"), node("b", 5, "y"), node("x", 8), node("y", 4)}, []string{"m", "b", "y", "a", "x"}},
		"twice":                {[]debt.Commit{node("a", 1), node("a", 2)}, []string{"a"}},
		"parents not there":    {[]debt.Commit{node("a", 1, "gone"), node("b", 2, "gone")}, []string{"b", "a"}},
		"the same parent, too": {[]debt.Commit{node("b", 2, "a", "a"), node("a", 1)}, []string{"b", "a"}},
		"a ring":               {[]debt.Commit{node("a", 1, "b"), node("b", 2, "a"), node("c", 0, "a"), node("s", 5, "s")}, []string{"c", "s", "b", "a"}},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, idsOf(Order(test.commits))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestUntil(t *testing.T) {
	all := []debt.Commit{node("c", 3), node("b", 2), node("a", 1)}
	if diff := cmp.Diff([]string{"b", "a"}, idsOf(Until(all, time.Unix(2, 0)))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"c", "b", "a"}, idsOf(all)); diff != "" {
		t.Errorf("the commits were changed: %s", diff)
	}
}

// graph makes up a history: branches, merges, moved files, several people, and
// clocks that stand still or go wrong. Parents come before children.
func graph(r *rand.Rand) []debt.Commit {
	people := []string{"Ann Lee", "Bob Ray", "Carl", "dependabot[bot]", "Dan Moe"}
	var list []debt.Commit
	clock := today().Add(-700 * day).Unix()
	for i := range 3 + r.IntN(60) {
		clock += []int64{0, 0, 86400, 12345, -500_000}[r.IntN(5)]
		c := node(fmt.Sprintf("%040x", r.Uint64()), clock)
		c.Author = person(people[r.IntN(len(people))])
		if r.IntN(4) == 0 {
			c.Author.Email = fmt.Sprintf("other%d@x.org", r.IntN(3)) // joined to others by name
			c.CoAuthors = []debt.Person{person(people[r.IntN(len(people))])}
		}
		c.AuthorTime = c.CommitTime.Add(-time.Duration(r.IntN(3)-1) * time.Hour)
		for range min(i, []int{0, 1, 1, 1, 2, 3}[r.IntN(6)]) {
			if id := list[i-1-r.IntN(min(i, 6))].ID; !slices.Contains(c.Parents, id) {
				c.Parents = append(c.Parents, id)
			}
		}
		if c.Cut = r.IntN(30) == 0; len(c.Parents) < 2 && !c.Cut {
			c.Paths = someChanges(r)
		}
		list = append(list, c)
	}
	return list
}

func someChanges(r *rand.Rand) []debt.PathChange {
	name := func() string { return fmt.Sprintf("dir%d/file%d.tf", r.IntN(4), r.IntN(4)) }
	seen := map[string]debt.PathChange{}
	for range r.IntN(4) {
		c := debt.PathChange{Path: name(), Status: debt.ChangeStatus("AMDT"[r.IntN(4)])}
		if from := name(); r.IntN(3) == 0 && from != c.Path {
			c.Status, c.From = debt.FileAdded, from
			seen[from] = debt.PathChange{Path: from, Status: debt.FileDeleted}
		}
		seen[c.Path] = c
	}
	var list []debt.PathChange
	for _, c := range seen {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b debt.PathChange) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// reachable are the commits of a history, of which from is the newest.
func reachable(all []debt.Commit, from string) map[string]bool {
	in := map[string]bool{from: true}
	for _, c := range slices.Backward(all) {
		for _, id := range c.Parents {
			in[id] = in[id] || in[c.ID]
		}
	}
	return in
}

func only(all []debt.Commit, keep func(id string) bool) []debt.Commit {
	return slices.DeleteFunc(slices.Clone(all), func(c debt.Commit) bool { return !keep(c.ID) })
}

// told is everything that a history tells.
func told(t *testing.T, commits []debt.Commit) string {
	t.Helper()
	h := fold(t, Options{Key: []byte("key"), Names: true, BulkUnits: 2}, commits...)
	var units []debt.Unit
	var paths []string
	for d := range 4 {
		u := debt.Unit{ID: fmt.Sprintf("dir%d", d), Path: fmt.Sprintf("dir%d", d)}
		for f := range 4 {
			u.Files = append(u.Files, fmt.Sprintf("dir%d/file%d.tf", d, f))
		}
		units, paths = append(units, u), append(paths, u.Files...)
	}
	text := fmt.Sprintf("%d %v %+v %+v", h.Commits(), h.Complete(), h.PerUnit(units), h.TruckFactor(paths))
	for _, path := range paths {
		p, ok := h.Path(path)
		text += fmt.Sprintf("\n%s %v %+v", path, ok, p)
	}
	return text
}

// TestIncrementalEqualsFull: what is new, and what was packed the night before,
// tell the same as one pass over everything.
func TestIncrementalEqualsFull(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		all := graph(r)
		head := all[len(all)-1].ID
		now := reachable(all, head)
		full := only(all, func(id string) bool { return now[id] })
		since := full[r.IntN(len(full))].ID
		known := reachable(all, since)
		before := only(full, func(id string) bool { return known[id] })
		added := only(full, func(id string) bool { return !known[id] })
		unpacked, err := Unpack(Pack(Order(before)))
		if err != nil {
			t.Fatal(err)
		}
		r.Shuffle(len(full), func(i, j int) { full[i], full[j] = full[j], full[i] })
		want, got := Order(full), Order(append(added, unpacked...))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: commits (-full +incremental):\n%s", seed, diff)
		}
		if got[0].ID != head {
			t.Fatalf("seed %d: %s comes first, not %s", seed, got[0].ID, head)
		}
		late := got[len(got)/2].CommitTime
		if diff := cmp.Diff(told(t, Until(want, late)), told(t, Until(got, late))); diff != "" {
			t.Fatalf("seed %d: history as of %v (-full +incremental):\n%s", seed, late, diff)
		}
		if diff := cmp.Diff(told(t, want), told(t, got)); diff != "" {
			t.Fatalf("seed %d: history (-full +incremental):\n%s", seed, diff)
		}
		wantTopological(t, got)
	}
}

func wantTopological(t *testing.T, commits []debt.Commit) {
	t.Helper()
	seen := map[string]bool{}
	for _, c := range commits {
		for _, id := range c.Parents {
			if seen[id] {
				t.Fatalf("%s comes before its child %s", id, c.ID)
			}
		}
		seen[c.ID] = true
	}
}
