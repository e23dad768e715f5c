package ownership_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

// The world of these tests: modules/queue is judged; prod and a filler call or
// surround it.
const (
	judged = "terraform:modules/queue"
	caller = "terraform:prod"
)

func clock() time.Time { return time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC) }

// before is a date of history, days ago.
func before(days int) string { return clock().AddDate(0, 0, -days).Format(time.RFC3339) }

// healthy is the history of a unit that two active people know.
func healthy(id string) debt.Change {
	return debt.Change{
		Unit: id, Complete: true, CreatedAt: before(2000), LastTouchedAt: before(5), LastFocusedAt: before(30),
		Commits365: 9, Focused365: 6, Authors: 4, TopShare: 0.4, Knowers: 2,
	}
}

// world is a repository with more units than a small one has, all known well.
func world(codeowners string) ownership.GradeInput {
	in := ownership.GradeInput{Now: clock(), Claims: []ownership.Claim{}}
	for _, dir := range []string{"modules/queue", "prod", "a", "b", "c", "d"} {
		u := unit(dir, dir+"/main.tf", dir+"/variables.tf")
		u.Role = debt.RoleRoot
		in.Units = append(in.Units, u)
		in.Changes = append(in.Changes, healthy(u.ID))
	}
	in.Units[0].Role = debt.RoleModule
	in.Uses.Dependents = map[string][]string{judged: {caller}}
	declare(&in, codeowners)
	return in
}

// declare gives the world another CODEOWNERS file; none when it is empty.
func declare(in *ownership.GradeInput, codeowners string) {
	var file ownership.File
	if codeowners != "" {
		file = ownership.Parse("CODEOWNERS", []byte(codeowners))
	}
	var paths []string
	for _, u := range in.Units {
		paths = append(paths, u.Files...)
	}
	in.Declared = ownership.Resolve(file, paths, in.Units)
}

// Edits of a world.
type edit func(*ownership.GradeInput)

// history changes what is known about the judged unit.
func history(change func(*debt.Change)) edit {
	return func(in *ownership.GradeInput) { change(&in.Changes[0]) }
}

// gone makes the unit one that nobody active knows.
func gone(in *ownership.GradeInput) {
	history(func(c *debt.Change) {
		c.Knowers, c.Focused365, c.Commits365, c.LastFocusedAt = 0, 0, 0, before(500)
	})(in)
}

// untouched makes it one that nobody has meant for two years, too.
func untouched(in *ownership.GradeInput) {
	gone(in)
	in.Changes[0].LastFocusedAt = before(900)
}

// quiet lets what depends on it rest, and says that nothing else does.
func quiet(in *ownership.GradeInput) {
	in.Changes[1].LastFocusedAt, in.Uses.Whole = before(400), true
}

func placed(context debt.Context) edit {
	return func(in *ownership.GradeInput) { in.Units[0].At.Context = context }
}

func claims(owners ...string) edit {
	return func(in *ownership.GradeInput) {
		for _, o := range owners {
			at := debt.At{Location: debt.Location{Path: "modules/queue/main.tf", Line: 3}}
			in.Claims = append(in.Claims, ownership.Claim{Unit: judged, Owner: o, Source: "the default tag owner", At: at})
		}
	}
}

func roster(partial bool, teams ...ownership.Team) edit {
	return func(in *ownership.GradeInput) {
		members := []ownership.Member{
			{Login: "ada", Emails: []string{"ada@example.org"}},
			{Login: "bob", LeftOn: clock().AddDate(0, -3, 0)},
			{Login: "cy", LeftOn: clock().AddDate(0, 3, 0)},
		}
		r, err := ownership.NewRoster(members, teams, partial)
		if err != nil {
			panic(err)
		}
		in.Roster = r
	}
}

func team(name string, members ...string) ownership.Team {
	return ownership.Team{Name: name, Members: members}
}

// gradeOf is the grade of the judged unit.
func gradeOf(in ownership.GradeInput) debt.UnitGrade { return ownership.Grade(in)[0] }

func signal(t *testing.T, g debt.UnitGrade, id string) debt.Signal {
	t.Helper()
	for _, s := range g.Signals {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no signal %s", id)
	return debt.Signal{}
}

// specific is a CODEOWNERS file with a line for every unit, and others for
// names that tags may have.
const specific = "* @org/all\n/modules/queue/ @org/queue\n/prod/ @org/prod\n"

// TestGrades has a case for every grade and for every trap.
func TestGrades(t *testing.T) {
	tests := []struct {
		name       string
		codeowners string
		edits      []edit
		want       debt.Grade
		sure       debt.Confidence
		signals    string // "D1=true", separated by blanks
		evidence   string // of the first of these signals, a part
	}{
		{"owned", specific, nil, debt.GradeOwned, debt.ConfidenceMedium, "D1=false D2=false D3=unknown D4=false D5=false K1=false K2=false A1=false A2=true A3=false", "CODEOWNERS:2 names @org/queue"},
		{"owned, by a roster too", specific, []edit{roster(false, team("queue", "ada"))}, debt.GradeOwned, debt.ConfidenceHigh, "D3=false", "1 member"},
		{"owned by a tag alone", "/prod/ @org/prod\n", []edit{claims("Queue people")}, debt.GradeOwned, debt.ConfidenceHigh, "D1=false D2=false", "default tag owner (modules/queue/main.tf:3)"},
		{"owned and history cut", specific, []edit{history(func(c *debt.Change) { c.Complete = false })}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown K2=unknown A1=false A3=false", "cut off"},

		{"thin by catch-all", "* @org/all\n", nil, debt.GradeThin, debt.ConfidenceMedium, "D2=true D1=false", "CODEOWNERS:1, which matches everything"},
		{"a small repository needs no more", "* @org/all\n", []edit{func(in *ownership.GradeInput) { in.Limits.SmallUnits = 6 }}, debt.GradeOwned, debt.ConfidenceMedium, "D2=false", "6 units"},
		{"a small repository of two teams does", "* @org/all\n", []edit{
			func(in *ownership.GradeInput) { in.Limits.SmallUnits = 6 }, roster(false, team("all", "ada"), team("queue", "cy")),
		}, debt.GradeThin, debt.ConfidenceHigh, "D2=true D3=false", ""},
		{"a tag is more than a catch-all", "* @org/all\n", []edit{claims("queue")}, debt.GradeOwned, debt.ConfidenceMedium, "D2=false D5=unknown", ""},
		{"thin by one person", specific, []edit{history(func(c *debt.Change) { c.Knowers = 1 })}, debt.GradeThin, debt.ConfidenceMedium, "K2=true K1=false", "of 4 people"},
		{"one person is normal for an unused module", specific, []edit{
			history(func(c *debt.Change) { c.Knowers = 1 }),
			func(in *ownership.GradeInput) { in.Uses = ownership.Uses{Whole: true} },
		}, debt.GradeOwned, debt.ConfidenceMedium, "K2=false", "normal"},
		{"whether it is used is not known", specific, []edit{
			history(func(c *debt.Change) { c.Knowers = 1 }),
			func(in *ownership.GradeInput) { in.Uses = ownership.Uses{} },
		}, debt.GradeOwned, debt.ConfidenceMedium, "K2=unknown A2=unknown", ""},

		{"contested", specific, []edit{claims("group:default/Prod")}, debt.GradeContested, debt.ConfidenceHigh, "D5=true", "names group:default/Prod"},
		{"contested and history cut", specific, []edit{
			claims("prod"), roster(false, team("queue", "ada")), history(func(c *debt.Change) { c.Complete = false }),
		}, debt.GradeContested, debt.ConfidenceMedium, "D5=true D3=false K1=unknown", ""},
		{"a catch-all contests nothing", "* @org/all\n/prod/ @org/prod\n", []edit{claims("prod")}, debt.GradeOwned, debt.ConfidenceMedium, "D5=unknown D2=false", "does not say whose"},
		{"the same team in other words is not known", specific, []edit{claims("Queue & friends")}, debt.GradeOwned, debt.ConfidenceMedium, "D5=unknown", "names nobody whom"},
		{"one common owner is enough", "/modules/queue/ @org/platform @org/queue\n/prod/ @org/prod\n", []edit{claims("prod", "queue")}, debt.GradeOwned, debt.ConfidenceHigh, "D5=false", "same owner"},
		{"a tag with a variable", specific, []edit{claims("")}, debt.GradeOwned, debt.ConfidenceMedium, "D5=unknown", ""},

		{"undeclared", "/prod/ @org/prod\n", nil, debt.GradeUndeclared, debt.ConfidenceMedium, "D1=true D3=false K1=false", "no line of CODEOWNERS"},
		{"undeclared without a file", "", nil, debt.GradeUndeclared, debt.ConfidenceLow, "D1=true D4=false", "no CODEOWNERS file"},
		{"undeclared and history cut", "/prod/ @org/prod\n", []edit{history(func(c *debt.Change) { c.Complete = false })}, debt.GradeUndeclared, debt.ConfidenceLow, "D1=true K1=unknown", ""},
		{"undeclared on purpose", "* @org/all\n/modules/queue/\n", nil, debt.GradeUndeclared, debt.ConfidenceMedium, "D1=true D2=false", "CODEOWNERS:2 names nobody, on purpose"},
		{"a part is ownerless on purpose", "* @org/all\n/modules/queue/main.tf\n", nil, debt.GradeUnknown, debt.ConfidenceLow, "D1=unknown", "on purpose"},
		{"owners may stand elsewhere", "/prod/ @org/prod\n", []edit{claims("")}, debt.GradeUnknown, debt.ConfidenceLow, "D1=unknown", "may name an owner"},
		{"nobody looked elsewhere", "/prod/ @org/prod\n", []edit{func(in *ownership.GradeInput) { in.Claims = nil }}, debt.GradeUnknown, debt.ConfidenceLow, "D1=unknown D5=unknown", "not looked at"},
		{"the file was not read", specific, []edit{func(in *ownership.GradeInput) { in.Declared = ownership.Result{} }}, debt.GradeUnknown, debt.ConfidenceLow, "D1=unknown D2=unknown D3=unknown D4=unknown D5=unknown", "not read"},
		{"the file is not in force", strings.Repeat("* @a\n", ownership.MaxLines+1), nil, debt.GradeUnknown, debt.ConfidenceLow, "D1=unknown D4=unknown", "not in force"},

		{"dangling: no such team", specific, []edit{roster(false, team("prod", "ada"))}, debt.GradeDangling, debt.ConfidenceHigh, "D3=true", "does not list @org/queue"},
		{"dangling: an empty team", specific, []edit{roster(false, team("org/queue"))}, debt.GradeDangling, debt.ConfidenceHigh, "D3=true", "nobody of @org/queue is left"},
		{"dangling: all of a team left", specific, []edit{roster(false, team("queue", "bob"))}, debt.GradeDangling, debt.ConfidenceHigh, "D3=true", ""},
		{"dangling: somebody left", "/modules/queue/ @Bob\n", []edit{roster(false)}, debt.GradeDangling, debt.ConfidenceHigh, "D3=true", "left on 2026-03-01"},
		{"dangling: a deleted account", "/modules/queue/ @ghost\n", []edit{roster(true)}, debt.GradeDangling, debt.ConfidenceHigh, "D3=true", "deleted"},
		{"somebody who will leave is here", "/modules/queue/ @cy\n", []edit{roster(false)}, debt.GradeOwned, debt.ConfidenceHigh, "D3=false", ""},
		{"one of two owners is here", "/modules/queue/ @bob @ADA\n", []edit{roster(false)}, debt.GradeOwned, debt.ConfidenceHigh, "D3=false", ""},
		{"a partial roster", specific, []edit{roster(true)}, debt.GradeOwned, debt.ConfidenceMedium, "D3=unknown", "partial"},
		{"another organisation's team", "/modules/queue/ @other/queue\n", []edit{roster(false, team("org/queue", "ada"))}, debt.GradeDangling, debt.ConfidenceHigh, "D3=true", ""},
		{"a renamed team", specific, []edit{roster(false, ownership.Team{Name: "events", Aliases: []string{"queue"}, Members: []string{"ada"}})}, debt.GradeOwned, debt.ConfidenceHigh, "D3=false", ""},
		{"a shared mailbox", "/modules/queue/ team@example.org\n", []edit{roster(false)}, debt.GradeOwned, debt.ConfidenceMedium, "D3=unknown", "mailbox"},
		{"a person's address", "/modules/queue/ Ada@example.org\n", []edit{roster(false)}, debt.GradeOwned, debt.ConfidenceHigh, "D3=false", ""},
		{"dangling: its line is skipped", "* @org/all\n/modules/queue/ @org/queue, prod\n", nil, debt.GradeDangling, debt.ConfidenceMedium, "D4=true D2=true", "GitHub skips CODEOWNERS:2"},
		{"a later line mends a skipped one", "/modules/queue/ queue\n/modules/queue/ @org/queue\n", nil, debt.GradeOwned, debt.ConfidenceMedium, "D4=false", ""},
		{"a skipped line for one file of two", "/modules/queue/ @org/queue\n/modules/queue/main.tf queue\n", nil, debt.GradeOwned, debt.ConfidenceMedium, "D4=false", ""},
		{"its line is overruled", "/modules/queue/ @org/queue\n* @org/all\n", nil, debt.GradeThin, debt.ConfidenceMedium, "D4=true D2=true", "overruled by line 2"},
		{"overruled by a line with the same owner", "/modules/queue/ @org/queue\n/modules/ @org/queue @org/all\n", nil, debt.GradeOwned, debt.ConfidenceMedium, "D4=false", ""},
		{"its line is misspelt", "* @org/all\n/Modules/Queue/ @org/queue\n", nil, debt.GradeThin, debt.ConfidenceMedium, "D4=true", "upper and lower case"},
		{"a generated file is ahead", "# auto-generated\n* @org/all\n/Modules/Queue/ @org/queue\n", nil, debt.GradeThin, debt.ConfidenceMedium, "D4=false", ""},

		{"knowledge-orphaned", specific, []edit{gone}, debt.GradeKnowledgeOrphaned, debt.ConfidenceMedium, "K1=true K2=false A1=false", "500 days ago"},
		{"others have begun to change it", specific, []edit{gone, history(func(c *debt.Change) { c.Focused365, c.LastFocusedAt = 2, before(20) })}, debt.GradeKnowledgeOrphaned, debt.ConfidenceLow, "K1=true", "by others, who made 2 commits"},
		{"then silence alone makes no orphan", "/prod/ @org/prod\n", []edit{gone, history(func(c *debt.Change) { c.Focused365 = 2 }), func(in *ownership.GradeInput) { in.Uses = ownership.Uses{} }}, debt.GradeUndeclared, debt.ConfidenceLow, "K1=true", ""},
		{"a young unit", specific, []edit{gone, history(func(c *debt.Change) { c.CreatedAt = before(89) })}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown", "young"},
		{"no longer young", specific, []edit{gone, history(func(c *debt.Change) { c.CreatedAt = before(90) })}, debt.GradeKnowledgeOrphaned, debt.ConfidenceMedium, "K1=true", ""},
		{"imported", specific, []edit{gone, history(func(c *debt.Change) { c.Imported = true })}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown", "imported"},
		{"imported and known since", specific, []edit{history(func(c *debt.Change) { c.Imported = true })}, debt.GradeOwned, debt.ConfidenceMedium, "K1=false", ""},
		{"bots only", specific, []edit{gone, history(func(c *debt.Change) { c.Authors, c.LastFocusedAt, c.Commits365, c.Automated365 = 0, "", 3, 3 })}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown A3=true A1=true", "only automation"},
		{"bots and sweeps", specific, []edit{gone, history(func(c *debt.Change) { c.Authors, c.LastFocusedAt, c.Commits365, c.Automated365 = 0, "", 3, 2 })}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown A3=false A1=true", "only automation"},
		{"history cut", specific, []edit{gone, history(func(c *debt.Change) { c.Complete = false })}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown", "cut off"},
		{"no commit yet", specific, []edit{func(in *ownership.GradeInput) { in.Changes[0] = debt.Change{Unit: judged, Complete: true} }}, debt.GradeUnknown, debt.ConfidenceLow, "K1=unknown A1=unknown A3=unknown", "no commit"},

		{"orphaned without an owner", "/prod/ @org/prod\n", []edit{gone, quiet}, debt.GradeOrphaned, debt.ConfidenceHigh, "D1=true K1=true A1=false A2=false", ""},
		{"orphaned behind a catch-all", "* @org/all\n", []edit{gone, quiet}, debt.GradeOrphaned, debt.ConfidenceHigh, "D2=true K1=true", ""},
		{"orphaned by an owner who is gone", specific, []edit{gone, quiet, roster(false)}, debt.GradeOrphaned, debt.ConfidenceHigh, "D3=true K1=true", ""},
		{"one source is not enough for an orphan", "", []edit{gone, func(in *ownership.GradeInput) { in.Uses = ownership.Uses{} }}, debt.GradeUndeclared, debt.ConfidenceLow, "D1=true K1=true A2=unknown", ""},
		{"orphaned and needed", "/prod/ @org/prod\n", []edit{untouched}, debt.GradeOrphanedNeeded, debt.ConfidenceHigh, "A2=true A1=true", "terraform:prod depends on it"},
		{"needed without a file", "", []edit{gone}, debt.GradeOrphanedNeeded, debt.ConfidenceMedium, "A2=true", ""},
		{"run on a schedule", "/prod/ @org/prod\n", []edit{gone, quiet, func(in *ownership.GradeInput) {
			in.Uses.Runs = map[string][]ownership.Run{judged: {{Pipeline: "pipeline:x.yml", How: "applies it"}}}
		}}, debt.GradeOrphanedNeeded, debt.ConfidenceHigh, "A2=true", "pipeline:x.yml applies it"},
		{"needed by an example only", "/prod/ @org/prod\n", []edit{gone, func(in *ownership.GradeInput) {
			in.Units[1].At.Context, in.Uses.Whole = debt.Example, true
		}}, debt.GradeOrphaned, debt.ConfidenceHigh, "A2=false", ""},
		{"its caller is swept, not changed", "/prod/ @org/prod\n", []edit{gone, quiet, func(in *ownership.GradeInput) {
			in.Changes[1].Commits180 = 12
		}}, debt.GradeOrphaned, debt.ConfidenceHigh, "A2=false", ""},
		{"abandoned", "/prod/ @org/prod\n", []edit{untouched, quiet}, debt.GradeAbandoned, debt.ConfidenceHigh, "A1=true A2=false", "since 2023-12-14 (900 days ago)"},
		{"a module that no block calls may be called otherwise", "/prod/ @org/prod\n", []edit{untouched, placed(debt.Unused), func(in *ownership.GradeInput) { in.Uses = ownership.Uses{} }}, debt.GradeOrphaned, debt.ConfidenceMedium, "A2=unknown", ""},
		{"others may need it", "/prod/ @org/prod\n", []edit{untouched, quiet, func(in *ownership.GradeInput) { in.Uses.Whole = false }}, debt.GradeOrphaned, debt.ConfidenceMedium, "A2=unknown", "outside this repository"},
		{"stable and known is no debt", specific, []edit{untouched, history(func(c *debt.Change) { c.Knowers = 2 })}, debt.GradeOwned, debt.ConfidenceMedium, "A1=true", ""},

		{"an example", "/prod/ @org/prod\n", []edit{untouched, placed(debt.Example)}, debt.GradeUnknown, debt.ConfidenceLow, "D1=true A2=false", "it is an example, which needs no owner"},
		{"a test", "", []edit{func(in *ownership.GradeInput) { in.Units[0].Role = debt.RoleTest }}, debt.GradeUnknown, debt.ConfidenceLow, "A2=false", "a test"},
		{"vendored", "", []edit{placed(debt.Vendored)}, debt.GradeUnknown, debt.ConfidenceLow, "A2=false", "somebody else's code"},
		{"a sandbox", "", []edit{placed(debt.Sandbox)}, debt.GradeUnknown, debt.ConfidenceLow, "A2=false", "a sandbox"},
		{"a template is kept by somebody", "", []edit{placed(debt.Templated)}, debt.GradeUndeclared, debt.ConfidenceLow, "D1=true", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := world(test.codeowners)
			for _, change := range test.edits {
				change(&in)
			}
			got := gradeOf(in)
			if got.Grade != test.want || got.Confidence != test.sure {
				t.Errorf("grade = %s, %s; want %s, %s", got.Grade, got.Confidence, test.want, test.sure)
			}
			for i, want := range strings.Fields(test.signals) {
				id, _, _ := strings.Cut(want, "=")
				s := signal(t, got, id)
				if have := fmt.Sprintf("%s=%s", s.ID, s.Answer); have != want {
					t.Errorf("%s, want %s: %s", have, want, s.Evidence)
				}
				if i == 0 && !strings.Contains(s.Evidence, test.evidence) {
					t.Errorf("%s: evidence %q, want it to have %q", id, s.Evidence, test.evidence)
				}
			}
		})
	}
}

// Every unit has all signals in order, each with a sentence, also of nothing.
func TestSignalsAreComplete(t *testing.T) {
	want := "A1 A2 A3 D1 D2 D3 D4 D5 K1 K2"
	for name, in := range map[string]ownership.GradeInput{
		"all known":     world(specific),
		"nothing known": {Units: []debt.Unit{unit("x")}},
	} {
		for _, g := range ownership.Grade(in) {
			var ids []string
			for _, s := range g.Signals {
				ids = append(ids, s.ID)
				if s.Evidence == "" || strings.Contains(s.Evidence, "%!") {
					t.Errorf("%s: %s of %s has evidence %q", name, s.ID, g.Unit, s.Evidence)
				}
			}
			if got := strings.Join(ids, " "); got != want {
				t.Errorf("%s: signals %s, want %s", name, got, want)
			}
		}
	}
	if got := gradeOf(ownership.GradeInput{Units: []debt.Unit{unit("x")}}); got.Grade != debt.GradeUnknown || got.At.Path != "x" {
		t.Errorf("nothing known: %+v", got)
	}
}
