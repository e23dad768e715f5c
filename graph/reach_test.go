package graph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
)

// The number of units that break with one is that of a naive closure: every way
// of two links is made a link until nothing is new.
func TestDependentsAgainstAClosure(t *testing.T) {
	kinds, statuses := debt.LinkKinds(), []string{debt.LinkResolved, debt.LinkResolved, debt.LinkResolved, debt.LinkExternal}
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 8))
		units := 1 + random.IntN(12)
		var facts debt.Facts
		for i := range units {
			facts.Unit = append(facts.Unit, unit(debt.Terraform, fmt.Sprint("u", i)))
		}
		needs := make([][]bool, units) // whether the first breaks with the second
		for i := range needs {
			needs[i] = make([]bool, units)
		}
		for range random.IntN(3 * units) {
			from, to := random.IntN(units), random.IntN(units)
			l := debt.Link{
				From: facts.Unit[from].ID, To: facts.Unit[to].ID,
				Kind: kinds[random.IntN(len(kinds))], Status: statuses[random.IntN(len(statuses))],
			}
			facts.Link = append(facts.Link, l)
			makes := l.Kind == "plans" || l.Kind == "deploys" || l.Kind == "builds" || l.Kind == "order"
			needs[from][to] = needs[from][to] || l.Status == debt.LinkResolved && !makes
		}
		for via := range units {
			for from := range units {
				for to := range units {
					needs[from][to] = needs[from][to] || needs[from][via] && needs[via][to]
				}
			}
		}
		_, g := graph.Resolve(facts)
		for to := range units {
			want := 0
			for from := range units {
				if from != to && needs[from][to] {
					want++
				}
			}
			if got := g.Dependents[facts.Unit[to].ID]; got != want {
				t.Fatalf("seed %d: %d units need %s, want %d: %+v", seed, got, facts.Unit[to].ID, want, facts.Link)
			}
		}
		checkAround(t, facts, units)
	}
}

// checkAround compares the distances of Around with those of a table that is
// filled step by step.
func checkAround(t *testing.T, facts debt.Facts, units int) {
	t.Helper()
	const far = 1 << 20
	start := facts.Unit[0].ID
	distance := map[string]int{}
	for _, u := range facts.Unit {
		distance[u.ID] = far
	}
	distance[start] = 0
	for range units {
		for _, l := range facts.Link {
			if l.Status == debt.LinkResolved {
				distance[l.To] = min(distance[l.To], distance[l.From]+1)
			}
		}
	}
	reached := 0
	for _, d := range distance {
		if d > 0 && d < far {
			reached++
		}
	}
	steps := graph.Around(start, facts.Link).Reaches
	if len(steps) != reached {
		t.Fatalf("%d units are reached, want %d", len(steps), reached)
	}
	for _, s := range steps {
		if s.Distance != distance[s.Unit] || len(s.Links) == 0 {
			t.Fatalf("%s is %d away, want %d", s.Unit, s.Distance, distance[s.Unit])
		}
	}
}
