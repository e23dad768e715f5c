package history

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestDegreeOfAuthorship(t *testing.T) {
	tests := []struct {
		created     bool
		own, others int
		want        float64
	}{
		{false, 0, 0, 3.293}, {true, 0, 0, 4.391}, {false, 10, 0, 4.933}, {true, 5, 7, 4.543499265},
	}
	for _, test := range tests {
		if got := DegreeOfAuthorship(test.created, test.own, test.others); math.Abs(got-test.want) > 1e-6 {
			t.Errorf("%+v is %v", test, got)
		}
	}
}

func TestAuthors(t *testing.T) {
	tests := map[string]struct {
		work []work
		want []int
	}{
		"nobody":             {nil, nil},
		"creator":            {[]work{{0, 1, true}}, []int{0}},
		"passer-by":          {[]work{{0, 1, true}, {1, 1, false}}, []int{0}},    // 4.17 and 3.23
		"near, but below":    {[]work{{0, 3, true}, {1, 2, false}}, []int{0}},    // 1 has 3.18
		"both":               {[]work{{0, 2, true}, {1, 5, false}}, []int{0, 1}}, // 3.98 and 3.76
		"taken over":         {[]work{{0, 1, true}, {1, 40, false}}, []int{1}},   // 3.20 and 9.63
		"many without depth": {[]work{{0, 1, false}, {1, 1, false}}, nil},        // 3.23 each
		"alone, not creator": {[]work{{0, 1, false}}, []int{0}},                  // 3.46
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, authors(test.work)); diff != "" {
			t.Errorf("%s: authors (-want +got):\n%s", name, diff)
		}
	}
}

// knownBy makes a history in which people created so many files.
func knownBy(t *testing.T, files map[string]int, days int) (*History, []string) {
	t.Helper()
	var commits []debt.Commit
	var paths []string
	for _, who := range []string{"Ann", "Bob", "Carl", "Dan"} {
		for i := range files[who] {
			path := fmt.Sprintf("%s/%d", who, i)
			commits = append(commits, made(days, who, "A "+path))
			paths = append(paths, path)
		}
	}
	return fold(t, Options{}, commits...), paths
}

func TestTruckFactor(t *testing.T) {
	tests := map[string]struct {
		files  map[string]int
		nobody int // files that no commit tells about
		want   int
	}{
		"one":            {map[string]int{"Ann": 8, "Bob": 2}, 0, 1},
		"half is enough": {map[string]int{"Ann": 5, "Bob": 5}, 0, 2},
		"even":           {map[string]int{"Ann": 5, "Bob": 5, "Carl": 5, "Dan": 5}, 0, 3},
		"two":            {map[string]int{"Ann": 4, "Bob": 3, "Carl": 2, "Dan": 1}, 0, 2},
		"orphans":        {map[string]int{"Ann": 4}, 5, 0},
		"no files":       {nil, 0, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			h, paths := knownBy(t, test.files, 10)
			for i := range test.nobody {
				paths = append(paths, fmt.Sprint("nobody/", i))
			}
			got := h.TruckFactor(paths)
			if got.Factor != test.want || got.Inactive != test.nobody || got.Files != len(paths) {
				t.Errorf("%+v, want %d", got, test.want)
			}
		})
	}
}

func TestTruckFactorForgets(t *testing.T) {
	h, paths := knownBy(t, map[string]int{"Ann": 3, "Bob": 1}, 365)
	got := h.TruckFactor(paths)
	want := Truck{Factor: 1, Files: 4, Inactive: 4, Authors: []TruckAuthor{
		{Person: person("Ann"), Files: 3, Share: 0.75}, {Person: person("Bob"), Files: 1, Share: 0.25},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("truck factor (-want +got):\n%s", diff)
	}
}
