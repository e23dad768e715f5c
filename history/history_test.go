package history

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func today() time.Time { return time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC) }

// made is a commit, some days ago. Changes are a letter and a path, and for
// moved files the older path: "M a", "A b < a".
func made(days int, who string, changes ...string) debt.Commit {
	when := today().Add(-time.Duration(days) * day)
	names := strings.Split(who, "+")
	c := debt.Commit{ID: fmt.Sprint(days), Parents: []string{"p"}, Author: person(names[0]), AuthorTime: when, CommitTime: when}
	for _, name := range names[1:] {
		c.CoAuthors = append(c.CoAuthors, person(name))
	}
	for _, text := range changes {
		status, path, _ := strings.Cut(text, " ")
		path, from, _ := strings.Cut(path, " < ")
		c.Paths = append(c.Paths, debt.PathChange{Path: path, Status: debt.ChangeStatus(status[0]), From: from})
	}
	return c
}

func person(name string) debt.Person {
	return debt.Person{Name: name, Email: strings.ReplaceAll(strings.ToLower(name), " ", ".") + "@x.org"}
}

func sequence(commits ...debt.Commit) iter.Seq2[debt.Commit, error] {
	return func(yield func(debt.Commit, error) bool) {
		for _, c := range commits {
			if !yield(c, nil) {
				return
			}
		}
	}
}

func fold(t *testing.T, o Options, commits ...debt.Commit) *History {
	t.Helper()
	o.Now = today()
	h, err := Fold(sequence(commits...), o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func ago(days int) time.Time { return today().Add(-time.Duration(days) * day) }

func sweep(days int, who, letter string, folders int) debt.Commit {
	var changes []string
	for i := range folders {
		changes = append(changes, fmt.Sprintf("%s d%d/f", letter, i))
	}
	return made(days, who, changes...)
}

func TestPath(t *testing.T) {
	tests := map[string]struct {
		commits []debt.Commit
		want    Path
	}{
		"windows end before now": {
			[]debt.Commit{made(0, "Ann", "M a"), made(29, "Ann", "M a"), made(30, "Bob", "M a"), made(100, "Ann", "M a"), made(364, "Ann", "M a"), made(365, "Ann", "A a")},
			Path{
				CreatedAt: ago(365), LastTouchedAt: ago(0), LastFocusedAt: ago(0), Commits30: 2, Commits90: 3, Commits180: 4, Commits365: 5,
				Authors: 2, TopShare: 5.0 / 6,
			},
		},
		"bots touch without meaning it": {
			[]debt.Commit{made(1, "dependabot[bot]", "M a"), made(2, "renovate", "M a"), made(50, "Ann", "A a")},
			Path{CreatedAt: ago(50), LastTouchedAt: ago(1), LastFocusedAt: ago(50), Commits30: 2, Commits90: 3, Commits180: 3, Commits365: 3, Authors: 1, TopShare: 1},
		},
		"a person beside a bot": {
			[]debt.Commit{made(1, "mergify[bot]+Ann", "M a")},
			Path{CreatedAt: ago(1), LastTouchedAt: ago(1), LastFocusedAt: ago(1), Commits30: 1, Commits90: 1, Commits180: 1, Commits365: 1, Authors: 1, TopShare: 1},
		},
		"co-authors share": {
			[]debt.Commit{made(400, "Ann+Bob", "M a"), made(401, "Ann+Claude Code", "A a")},
			Path{CreatedAt: ago(401), LastTouchedAt: ago(400), LastFocusedAt: ago(400), Authors: 2, TopShare: 0.75},
		},
		"moved": {
			[]debt.Commit{made(400, "Ann", "A a < old", "D old"), made(500, "Bob", "M old"), made(550, "Bob", "A old < older", "D older"), made(600, "Bob", "A older")},
			Path{CreatedAt: ago(600), LastTouchedAt: ago(400), LastFocusedAt: ago(400), Authors: 2, TopShare: 0.75},
		},
		"another file had the older name": {
			[]debt.Commit{made(400, "Ann", "A a < old", "D old"), made(500, "Bob", "A old"), made(510, "Carl", "D old"), made(600, "Carl", "A old")},
			Path{CreatedAt: ago(500), LastTouchedAt: ago(400), LastFocusedAt: ago(400), Authors: 2, TopShare: 0.5},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := fold(t, Options{}, test.commits...).Path("a")
			if diff := cmp.Diff(test.want, got); diff != "" || !ok {
				t.Errorf("path (-want +got):\n%s", diff)
			}
		})
	}
	if _, ok := fold(t, Options{}).Path("a"); ok {
		t.Error("a path that nothing touched is known")
	}
}

func TestBulkAndImports(t *testing.T) {
	tests := map[string]struct {
		commit   debt.Commit
		options  Options
		focused  bool
		imported bool
	}{
		"20 units":       {sweep(9, "Ann", "M", 20), Options{}, true, false},
		"21 units":       {sweep(9, "Ann", "M", 21), Options{}, false, false},
		"no limit":       {sweep(9, "Ann", "M", 500), Options{BulkUnits: Off}, true, false},
		"one unit":       {sweep(9, "Ann", "M", 500), Options{Units: func(string) []string { return []string{"u"} }}, true, false},
		"500 files":      {sweep(9, "Ann", "A", 500), Options{BulkUnits: Off}, true, false},
		"501 files":      {sweep(9, "Ann", "A", 501), Options{BulkUnits: Off}, false, true},
		"import allowed": {sweep(9, "Ann", "A", 501), Options{BulkUnits: Off, ImportFiles: Off}, true, false},
		"a few at first": {first(sweep(9, "Ann", "A", 100)), Options{BulkUnits: Off}, true, false},
		"first commit":   {first(sweep(9, "Ann", "A", 101)), Options{BulkUnits: Off}, false, true},
		"101 changes":    {first(sweep(9, "Ann", "M", 101)), Options{BulkUnits: Off}, true, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p, _ := fold(t, test.options, test.commit).Path("d0/f")
			if p.LastFocusedAt.IsZero() == test.focused || p.Imported != test.imported || p.LastTouchedAt != ago(9) {
				t.Errorf("%+v", p)
			}
		})
	}
}

func first(c debt.Commit) debt.Commit { c.Parents = nil; return c }

func TestClocks(t *testing.T) {
	early, late := made(5, "Ann", "M a"), made(-10, "Ann", "M b")
	early.AuthorTime = ago(-100) // before it was committed
	h := fold(t, Options{}, late, early)
	if p, _ := h.Path("a"); p.LastTouchedAt != ago(5) {
		t.Errorf("%v", p)
	}
	if p, _ := h.Path("b"); p.LastTouchedAt != today() {
		t.Errorf("%v", p)
	}
}

func unit(path string, files ...string) debt.Unit {
	id := debt.UnitID(debt.Terraform, path)
	return debt.Unit{ID: id, Kind: debt.Terraform, Path: path, Files: files, At: debt.At{Unit: id}}
}

func TestPerUnit(t *testing.T) {
	units := []debt.Unit{unit("app", "app/a.tf", "app/b.tf"), unit("old", "old/a.tf"), unit("new", "new/a.tf")}
	h := fold(
		t, Options{Units: ByPath(units), Key: []byte("k"), Names: true},
		made(1, "Bob", "M README"),
		made(10, "Ann", "M app/a.tf", "M app/b.tf", "D app/gone.tf"),
		made(200, "Bob", "M app/b.tf"),
		made(500, "Ann", "M app/gone.tf"),
		made(900, "Carl", "A app/a.tf", "A app/b.tf", "A app/gone.tf", "A old/a.tf"),
	)
	carl := debt.UnitPerson{ID: pseudonym([]byte("k"), "mail:carl@x.org"), Name: "Carl", Share: 0.25, Knows: true}
	want := []debt.Change{
		{
			Unit: "terraform:app", Complete: true, CreatedAt: "2023-12-14T00:00:00Z", LastTouchedAt: "2026-05-22T00:00:00Z", LastFocusedAt: "2026-05-22T00:00:00Z",
			Commits30: 1, Commits90: 1, Commits180: 1, Commits365: 2, Focused365: 2, Authors: 3, Present: 2, TopShare: 0.5, Knowers: 1,
			People: []debt.UnitPerson{
				{ID: pseudonym([]byte("k"), "mail:ann@x.org"), Name: "Ann", Share: 0.5, Knows: true, Active: true},
				{ID: pseudonym([]byte("k"), "mail:bob@x.org"), Name: "Bob", Share: 0.25, Active: true},
				carl,
			},
			At: units[0].At,
		},
		{
			Unit: "terraform:old", Complete: true, CreatedAt: "2023-12-14T00:00:00Z", LastTouchedAt: "2023-12-14T00:00:00Z", LastFocusedAt: "2023-12-14T00:00:00Z",
			Authors: 1, TopShare: 1, At: units[1].At,
			People: []debt.UnitPerson{{ID: carl.ID, Name: "Carl", Share: 1, Knows: true}},
		},
		{Unit: "terraform:new", Complete: true, At: units[2].At},
	}
	if diff := cmp.Diff(want, h.PerUnit(units)); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
}

func TestPeopleAreListedOnRequest(t *testing.T) {
	units := []debt.Unit{unit("app", "app/a.tf")}
	for _, key := range [][]byte{nil, []byte("one"), []byte("two")} {
		people := fold(t, Options{Units: ByPath(units), Key: key}, made(1, "Ann", "A app/a.tf")).PerUnit(units)[0].People
		if len(people) != min(len(key), 1) {
			t.Errorf("key %q: %v", key, people)
		}
		for _, p := range people {
			if p.Name != "" || p.ID == "" || p.ID == pseudonym([]byte("three"), "mail:ann@x.org") || strings.Contains(p.ID, "ann") {
				t.Errorf("key %q: %v", key, p)
			}
		}
	}
}

func TestCutHistoryIsIncomplete(t *testing.T) {
	units := []debt.Unit{unit("app", "app/a.tf")}
	cut := made(9, "Bob")
	cut.Cut = true
	got := fold(t, Options{Units: ByPath(units)}, made(1, "Ann", "M app/a.tf"), cut).PerUnit(units)[0]
	if got.Complete || got.CreatedAt != "" || got.Commits30 != 1 || got.LastTouchedAt == "" {
		t.Errorf("%+v", got)
	}
	if got := fold(t, Options{}).PerUnit(units)[0]; got.Complete {
		t.Errorf("no history is complete: %+v", got)
	}
}

func TestErrorsEndTheFold(t *testing.T) {
	broken := errors.New("broken")
	_, err := Fold(func(yield func(debt.Commit, error) bool) {
		_ = yield(made(1, "Ann", "M a"), nil) && yield(debt.Commit{}, broken)
	}, Options{Now: today()})
	if !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

func TestByPath(t *testing.T) {
	of := ByPath([]debt.Unit{
		unit("app", "app/a.tf", "shared.tfvars"), unit("app/sub", "app/sub/a.tf", "shared.tfvars"), unit(".", "main.tf"),
		{ID: "pipeline:.github/workflows/x.yml", Kind: debt.Pipeline, Path: ".github/workflows/x.yml", Files: []string{".github/workflows/x.yml"}},
	})
	for path, want := range map[string][]string{
		"app/a.tf": {"terraform:app"}, "app/gone.tf": {"terraform:app"}, "app/sub/gone": {"terraform:app/sub"}, "gone": {"terraform:."},
		"shared.tfvars": {"terraform:app", "terraform:app/sub"}, ".github/workflows/x.yml": {"pipeline:.github/workflows/x.yml"},
		".github/workflows/gone.yml": nil, "docs/a": nil,
	} {
		if got := of(path); !slices.Equal(got, want) {
			t.Errorf("%s is of %v, want %v", path, got, want)
		}
	}
}

// TestManyPeople makes a file of more people than are searched one by one.
func TestManyPeople(t *testing.T) {
	var commits []debt.Commit
	for i := range 100 {
		commits = append(commits, made(i, fmt.Sprintf("p%d", i%50), "M a"))
	}
	if p, _ := fold(t, Options{}, commits...).Path("a"); p.Authors != 50 || p.TopShare != 0.02 {
		t.Errorf("%+v", p)
	}
}
