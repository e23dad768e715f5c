package ownership_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

func TestSuggestLines(t *testing.T) {
	image := debt.Unit{ID: "image:x", Kind: debt.Image, Path: "svc/api/Dockerfile", Files: []string{"svc/api/Dockerfile"}}
	odd := unit("a b/[c]*?", `a b/[c]*?/x.tf`)
	tests := map[string]struct {
		unit debt.Unit
		want []string
	}{
		"folder":           {unit("infra/prod", "infra/prod/main.tf"), []string{"/infra/prod/ @…"}},
		"file":             {image, []string{"/svc/api/Dockerfile @…"}},
		"root":             {unit(".", "main.tf", "a.tf", ".gitignore", "Makefile", "policies/x.json"), []string{"/*.tf @…", "/.gitignore @…", "/Makefile @…", "/policies/ @…"}},
		"to be escaped":    {odd, []string{`/a\ b/\[c\]\*\?/ @…`}},
		"nothing to match": {unit("."), nil},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, ownership.Suggest(test.unit, debt.Change{}).Lines); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A line is skipped until its owner is filled in, and then owns the unit.
func FuzzSuggestedLinesOwnTheUnit(f *testing.F) {
	f.Add("infra/prod", "main.tf")
	f.Add(".", "#x")
	f.Add(`a\b c`, "***")
	f.Add("a\nb", "\t[!x].tf")
	f.Fuzz(func(t *testing.T, folder, name string) {
		for _, part := range append(strings.Split(folder, "/"), name) {
			if part == "" || strings.Contains(name, "/") || strings.ToValidUTF8(part, "") != part {
				return
			}
		}
		path := folder + "/" + name
		if folder == "." {
			path = name
		}
		for _, u := range []debt.Unit{unit(folder, path), {ID: "image:x", Path: path, Files: []string{path}}} {
			lines := strings.Join(ownership.Suggest(u, debt.Change{}).Lines, "\n")
			if got := ownership.Parse("CODEOWNERS", []byte(lines)).Match(path); got.Status != debt.Unmatched {
				t.Fatalf("%q decides before it is filled in: %+v", lines, got)
			}
			filled := strings.ReplaceAll(lines, ownership.OwnerToFill, "@org/a")
			if got := ownership.Parse("CODEOWNERS", []byte(filled)).Match(path); got.Status != debt.OwnedSpecific {
				t.Fatalf("%q does not own %q: %+v", filled, path, got)
			}
		}
	})
}

func TestSuggestPeople(t *testing.T) {
	c := healthy(judged)
	c.People = []debt.UnitPerson{
		{ID: "p1", Share: 0.2, Knows: true, Active: true},
		{ID: "p2", Share: 0.5, Knows: true},
		{ID: "p3", Share: 0.1, Active: true},
		{ID: "p4", Share: 0.4, Knows: true, Active: true, Name: "Ada"},
	}
	got := ownership.Suggest(unit("x"), c)
	if len(got.People) != 2 || got.People[0].Name != "Ada" || got.People[1].ID != "p1" || got.Knowers != 2 || got.Reason != "" {
		t.Errorf("%+v", got)
	}
	for reason, change := range map[string]debt.Change{
		"not read": {}, "cut off": {Unit: judged, Knowers: 3}, "nobody who knows it": {Unit: judged, Complete: true},
	} {
		if got := ownership.Suggest(unit("x"), change); !strings.Contains(got.Reason, reason) || got.Knowers != 0 || got.People != nil {
			t.Errorf("%s: %+v", reason, got)
		}
	}
}
