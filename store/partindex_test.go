package store

import (
	"math/rand/v2"
	"testing"
)

func TestPartIndexIsAMap(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	index, want := newPartIndex(), map[int32]int{}
	parts := []int32{0, 1, mostNear - 1, mostNear, mostNear + 1, 1<<31 - 1, -1}
	for range 200 {
		parts = append(parts, r.Int32N(5000))
	}
	for n, part := range parts {
		if _, ok := index.get(part); ok != (want[part] > 0) {
			t.Fatalf("part %d: %v", part, ok)
		}
		index.put(part, n)
		want[part] = n + 1
	}
	for part, n := range want {
		if got, ok := index.get(part); !ok || got != n-1 {
			t.Errorf("part %d: %d, %v; want %d", part, got, ok, n-1)
		}
	}
}
