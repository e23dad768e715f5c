package ownership_test

import (
	"slices"
	"testing"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

// forgets are the ways to know less. None may make a grade worse, or surer.
func forgets() map[string]edit {
	return map[string]edit{
		"declarations": func(in *ownership.GradeInput) { in.Declared = ownership.Result{} },
		"declaration of unit": func(in *ownership.GradeInput) {
			in.Declared.Units = slices.DeleteFunc(slices.Clone(in.Declared.Units), func(o debt.UnitOwner) bool { return o.Unit == judged })
		},
		"lines":  func(in *ownership.GradeInput) { in.Declared.Lines = nil },
		"claims": func(in *ownership.GradeInput) { in.Claims = nil },
		"whom claims name": func(in *ownership.GradeInput) {
			in.Claims = slices.Clone(in.Claims)
			for i := range in.Claims {
				in.Claims[i].Owner = ""
			}
		},
		"history":              func(in *ownership.GradeInput) { in.Changes = nil },
		"history of the unit":  func(in *ownership.GradeInput) { in.Changes = in.Changes[1:] },
		"history of a caller":  func(in *ownership.GradeInput) { in.Changes = slices.Delete(slices.Clone(in.Changes), 1, 2) },
		"history before a cut": func(in *ownership.GradeInput) { cut(in) },
		"when it was added":    func(in *ownership.GradeInput) { changed(in, func(c *debt.Change) { c.CreatedAt = "" }) },
		"when it was meant":    func(in *ownership.GradeInput) { changed(in, func(c *debt.Change) { c.LastFocusedAt = "no date" }) },
		"roster":               func(in *ownership.GradeInput) { in.Roster = nil },
		"uses":                 func(in *ownership.GradeInput) { in.Uses = ownership.Uses{} },
		"that uses are whole":  func(in *ownership.GradeInput) { in.Uses.Whole = false },
	}
}

func cut(in *ownership.GradeInput) {
	in.Changes = slices.Clone(in.Changes)
	for i := range in.Changes {
		in.Changes[i].Complete, in.Changes[i].CreatedAt = false, ""
	}
}

func changed(in *ownership.GradeInput, change func(*debt.Change)) {
	in.Changes = slices.Clone(in.Changes)
	change(&in.Changes[0])
}

// none is an edit that changes nothing.
func none(*ownership.GradeInput) {}

// worlds are all combinations of what can be known.
func worlds(yield func(ownership.GradeInput)) {
	files := []string{
		"", "/prod/ @org/prod\n", "* @org/all\n", specific, "* @org/all\n/modules/queue/\n",
		"* @org/all\n/modules/queue/ queue\n",
	}
	known := [][]edit{
		{none, claims("queue"), claims("prod"), claims("")},
		{
			none, gone, untouched, history(func(c *debt.Change) { c.Knowers = 1 }), history(func(c *debt.Change) { c.Imported = true }),
			func(in *ownership.GradeInput) {
				untouched(in)
				in.Changes[0].Authors, in.Changes[0].LastFocusedAt = 0, ""
			},
			func(in *ownership.GradeInput) { gone(in); in.Changes[0].CreatedAt = before(10) },
		},
		{none, roster(true), roster(false, team("queue", "ada"), team("all", "bob"))},
		{none, quiet, func(in *ownership.GradeInput) { in.Uses = ownership.Uses{Whole: true} }},
		{none, placed(debt.Unused), func(in *ownership.GradeInput) { in.Limits.SmallUnits = 10 }},
	}
	for _, file := range files {
		combine(known, func(edits []edit) {
			in := world(file)
			in.Units, in.Changes, in.Limits.SmallUnits = in.Units[:2], in.Changes[:2], 1
			declare(&in, file)
			for _, change := range edits {
				change(&in)
			}
			yield(in)
		})
	}
}

// combine yields every choice of one edit from each list.
func combine(lists [][]edit, yield func([]edit), chosen ...edit) {
	if len(chosen) == len(lists) {
		yield(chosen)
		return
	}
	for _, next := range lists[len(chosen)] {
		combine(lists, yield, append(slices.Clone(chosen), next)...)
	}
}

func TestKnowingLessIsNeverWorse(t *testing.T) {
	surest := []debt.Confidence{debt.ConfidenceLow, debt.ConfidenceMedium, debt.ConfidenceHigh}
	seen, count := map[debt.Grade]int{}, 0
	worlds(func(in ownership.GradeInput) {
		full := gradeOf(in)
		seen[full.Grade]++
		for name, forget := range forgets() {
			count++
			less := in
			forget(&less)
			got := gradeOf(less)
			if ownership.Worse(got.Grade, full.Grade) {
				t.Fatalf("without %s: %s is worse than %s\nbefore %+v\nafter %+v", name, got.Grade, full.Grade, full.Signals, got.Signals)
			}
			if got.Grade == full.Grade && slices.Index(surest, got.Confidence) > slices.Index(surest, full.Confidence) {
				t.Fatalf("without %s: %s is surer: %s, not %s", name, got.Grade, got.Confidence, full.Confidence)
			}
			for i, s := range got.Signals {
				if was := full.Signals[i]; s.Answer == debt.AnswerTrue && was.Answer == debt.AnswerFalse {
					t.Fatalf("without %s: %s turned from false to true: %s, was: %s", name, s.ID, s.Evidence, was.Evidence)
				}
			}
			if orphan := ownership.Worse(got.Grade, debt.GradeKnowledgeOrphaned); orphan && got.Confidence == debt.ConfidenceLow {
				t.Fatalf("%s with low confidence", got.Grade)
			}
		}
	})
	for _, g := range ownership.GradeOrder() {
		if seen[g] == 0 {
			t.Errorf("no world has grade %s", g)
		}
	}
	if count < 20_000 {
		t.Errorf("only %d comparisons", count)
	}
}

func TestWorse(t *testing.T) {
	order := ownership.GradeOrder()
	for i, a := range order {
		for k, b := range order {
			want := i > k && i > 1
			if got := ownership.Worse(a, b); got != want {
				t.Errorf("Worse(%s, %s) = %v", a, b, got)
			}
		}
	}
}

// FuzzGrade: whatever a repository declares and history says, every unit gets a
// known grade with all signals.
func FuzzGrade(f *testing.F) {
	f.Add("* @a\n/modules/queue/ b\n", "modules/queue/main.tf", "2020-01-01T00:00:00Z", 0)
	f.Add("/ x\n** y z\n\\ \n!x\n/MODULES @o\n", "\xff/*", "0000-00-00", -3)
	f.Fuzz(func(t *testing.T, codeowners, path, date string, n int) {
		in := world(specific)
		in.Units[0].Files = []string{path}
		in.Changes[0] = debt.Change{Unit: judged, Complete: n%2 == 0, CreatedAt: date, LastTouchedAt: date, LastFocusedAt: date, Knowers: n, Authors: n, Focused365: n}
		claims(codeowners)(&in)
		roster(n%3 == 0)(&in)
		declare(&in, codeowners)
		for _, g := range ownership.Grade(in) {
			if !slices.Contains(ownership.GradeOrder(), g.Grade) || len(g.Signals) != 10 || !g.Confidence.Valid() {
				t.Fatalf("%+v", g)
			}
		}
	})
}

func BenchmarkGrade2000(b *testing.B) {
	content, paths, units := monorepo()
	in := ownership.GradeInput{Now: clock(), Units: units, Claims: []ownership.Claim{}}
	in.Declared = ownership.Resolve(ownership.Parse("CODEOWNERS", []byte(content)), paths, units)
	for _, u := range units {
		in.Changes = append(in.Changes, healthy(u.ID))
	}
	b.ReportAllocs()
	for b.Loop() {
		ownership.Grade(in)
	}
}
