package identity

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// TestFingerprintIsStable keeps the scheme: a changed value would make every
// finding of every ledger a new one.
func TestFingerprintIsStable(t *testing.T) {
	got := Fingerprint("STA-001", debt.Terraform, "infra/prod", []string{"backend"}, 0)
	if want := "756b923cb0924fdb0ab3c7eb45936cae"; got != want {
		t.Errorf("got %s, want %s: raise the scheme when the hash must change", got, want)
	}
}

func TestFingerprintsDiffer(t *testing.T) {
	type in struct {
		rule    string
		kind    debt.Kind
		scope   string
		key     []string
		ordinal int
	}
	inputs := []in{
		{"R", "k", "s", []string{"a", "b"}, 0},
		{"R", "k", "s", []string{"a\x00b"}, 0},
		{"R", "k", "s", []string{"ab"}, 0},
		{"R", "k", "s", []string{"a", "b", ""}, 0},
		{"R", "k", "s", []string{"a", "b"}, 1},
		{"R", "k", "s", []string{"a", "b", "1"}, 0},
		{"R", "k", "s\x00a", []string{"b"}, 0},
		{"R", "k", "s", []string{"a\x001\x00b"}, 0},
		{"R", "k", "s", []string{"1\x00a", "b"}, 0},
		{"R\x00k", "", "s", []string{"a", "b"}, 0},
		{"R", "k\x00s", "", []string{"a", "b"}, 0},
		{"S", "k", "s", []string{"a", "b"}, 0},
		{"R", "k", "s", nil, 0},
		{"R", "k", "s", []string{""}, 0},
	}
	seen := map[string]in{}
	for _, i := range inputs {
		got := Fingerprint(i.rule, i.kind, i.scope, i.key, i.ordinal)
		if len(got) != 32 {
			t.Errorf("%q has %d digits, want 32", got, len(got))
		}
		if other, ok := seen[got]; ok {
			t.Errorf("%+v and %+v have the same fingerprint", i, other)
		}
		seen[got] = i
	}
}

func sample() []debt.Finding {
	f := func(rule, unit, path string, line, column int, key ...string) debt.Finding {
		return debt.Finding{Rule: rule, Unit: unit, Path: path, Line: line, Column: column, Key: key}
	}
	return []debt.Finding{
		f("A", "terraform:infra", "infra/b.tf", 3, 1, "x"),
		f("A", "terraform:infra", "infra/a.tf", 9, 1, "x"),
		f("A", "terraform:infra", "infra/a.tf", 9, 5, "x"),
		f("A", "terraform:infra", "infra/a.tf", 2, 1, "y"),
		f("A", "terraform:other", "other/a.tf", 2, 1, "x"),
		f("B", "terraform:infra", "infra/a.tf", 2, 1, "x"),
		f("B", "image:infra", "infra/a.tf", 2, 1, "x"),
	}
}

func TestAssignCountsOnlyRepeats(t *testing.T) {
	x := func(ordinal int) string { return Fingerprint("A", "terraform", "infra", []string{"x"}, ordinal) }
	want := []string{
		x(2), x(0), x(1),
		Fingerprint("A", "terraform", "infra", []string{"y"}, 0),
		Fingerprint("A", "terraform", "other", []string{"x"}, 0),
		Fingerprint("B", "terraform", "infra", []string{"x"}, 0),
		Fingerprint("B", "image", "infra", []string{"x"}, 0),
	}
	if diff := cmp.Diff(want, fingerprints(Assign(sample()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAssignLeavesItsInput(t *testing.T) {
	in := sample()
	Assign(in)
	if diff := cmp.Diff(sample(), in); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAssignDoesNotSeeTheOrder(t *testing.T) {
	byPlace := func(findings []debt.Finding) map[string]debt.Finding {
		places := map[string]debt.Finding{}
		for _, f := range findings {
			places[f.Fingerprint] = f
		}
		return places
	}
	want := byPlace(Assign(sample()))
	if len(want) != len(sample()) {
		t.Fatalf("%d findings have %d fingerprints", len(sample()), len(want))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		shuffled := sample()
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(want, byPlace(Assign(shuffled))); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	}
}

func TestAssignDoesNotSeeLines(t *testing.T) {
	moved := sample()
	for i := range moved {
		moved[i].Line += 7
		moved[i].EndLine += 9
		moved[i].Message = "worded anew"
	}
	want, got := fingerprints(Assign(sample())), fingerprints(Assign(moved))
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func fingerprints(findings []debt.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, f.Fingerprint)
	}
	return list
}
