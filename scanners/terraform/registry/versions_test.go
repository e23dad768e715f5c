package registry

import "testing"

func TestSpan(t *testing.T) {
	for _, test := range []struct {
		constraint, release string
		want                bool
	}{
		{"5.1.2", "5.1.2", true},
		{"= 5.1.2", "5.1.3", false},
		{"v5.1.2", "5.1.2", true},
		{">= 4.0.0, < 6.0.0", "5.9.9", true},
		{">= 4.0.0, < 6.0.0", "6.0.0", false},
		{"<= 5.2", "5.2.0", true},
		{"<= 5.2", "5.2.1", false},
		{"> 5.2.0", "5.2.0", false},
		{"~> 5.2", "5.9.0", true},
		{"~> 5.2", "6.0.0", false},
		{"~> 5.2.1", "5.2.9", true},
		{"~> 5.2.1", "5.3.0", false},
		{"~> 5.2.1", "5.2.0", false},
		{"~> 5", "6.0.0", true},
		{"!= 5.1.0", "5.1.0", true},
		{">= 2.0.0, < 1.0.0", "1.5.0", false},
	} {
		s, err := parseSpan(test.constraint)
		if err != nil {
			t.Fatalf("%s: %v", test.constraint, err)
		}
		one, err := parseSpan(test.release)
		if err != nil {
			t.Fatal(err)
		}
		if s.contains(one) != test.want {
			t.Errorf("%s contains %s: %v, want %v", test.constraint, test.release, !test.want, test.want)
		}
	}
}

func TestSpanErrors(t *testing.T) {
	for _, constraint := range []string{"", "main", "1.2.3.4", "1.x", "2.0.0-rc1", "=> 1.0.0", "~> ", "99999999999999999999", "-1"} {
		if s, err := parseSpan(constraint); err == nil {
			t.Errorf("%q is read as %v", constraint, s)
		}
	}
}

func FuzzSpan(f *testing.F) {
	f.Add(">= 4.0.0, < 6.0.0")
	f.Add("~> 2147483647.2147483647")
	f.Fuzz(func(t *testing.T, constraint string) {
		s, err := parseSpan(constraint)
		if err == nil && s.contains(s) && !s.meets(s) {
			t.Errorf("%q does not meet itself: %v", constraint, s)
		}
	})
}
