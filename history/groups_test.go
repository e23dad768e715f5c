package history

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestGroups(t *testing.T) {
	// Two groups: Ann and Bob know a and b together, Cid and Dan c and d.
	two := []debt.Commit{
		made(1, "Ann", "M a/f"), made(2, "Bob", "M a/f"), made(3, "Ann", "M b/f"), made(4, "Bob", "M b/f"),
		made(5, "Cid", "M c/f"), made(6, "Dan", "M c/f"), made(7, "Cid", "M d/f"), made(8, "Dan", "M d/f"),
	}
	gone := []debt.Commit{made(400, "Eve", "M a/f"), made(401, "Eve", "M a/f"), made(402, "Eve", "M c/f"), made(403, "Eve", "M c/f")}
	tests := map[string]struct {
		commits []debt.Commit
		want    int
	}{
		"nobody":                    {nil, 0},
		"two groups":                {two, 2},
		"joined by one unit":        {append([]debt.Commit{made(0, "Ann", "A e/f"), made(0, "Cid", "M e/f")}, two...), 1},
		"not by who knows it less":  {append([]debt.Commit{made(0, "Cid", "M a/f")}, append(two, made(9, "Ann", "M a/f"), made(10, "Bob", "M a/f"))...), 2},
		"not by who is gone":        {append(two, gone...), 2},
		"one person is no group":    {[]debt.Commit{made(1, "Ann", "M a/f"), made(2, "Ann", "M b/f")}, 0},
		"one unit makes no group":   {[]debt.Commit{made(1, "Ann+Bob", "M a/f")}, 0},
		"a third person joins them": {[]debt.Commit{made(1, "Ann+Bob", "M a/f"), made(2, "Bob+Cid", "M b/f")}, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := fold(t, Options{}, test.commits...).Groups(); got != test.want {
				t.Errorf("got %d groups, want %d", got, test.want)
			}
		})
	}
}
