package lifecycle

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestLeading(t *testing.T) {
	tests := []struct{ in, version, rest string }{
		{"3.9-slim", "3.9", "-slim"},
		{"3.9.18", "3.9.18", ""},
		{"17.0.8_7-jdk", "17.0.8", "_7-jdk"},
		{"8u392-b08", "8", "u392-b08"},
		{"3.13.0rc1", "3.13.0", "rc1"},
		{"3.7.x", "3.7", ".x"},
		{"1.", "", "1."},
		{"1..2", "", "1..2"},
		{"3f2a91c", "", "3f2a91c"},
		{"3beta", "", "3beta"},
		{"slim", "", "slim"},
		{"", "", ""},
	}
	for _, tt := range tests {
		if version, rest := leading(tt.in); version != tt.version || rest != tt.rest {
			t.Errorf("leading(%q) = %q, %q; want %q, %q", tt.in, version, rest, tt.version, tt.rest)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, in := range []string{"", ".", "1.", "1..2", "+1", "-1", "1.2.3.4.5.6.7", "12345678901", "1.x", "１"} {
		if n, ok := parseNumber(in); ok {
			t.Errorf("parseNumber(%q) = %v", in, n)
		}
	}
}

func TestCycleOf(t *testing.T) {
	cycles := func(all ...string) Table {
		l := debt.Lifecycle{Product: "p"}
		for _, name := range all {
			l.Cycles = append(l.Cycles, debt.Cycle{Name: name})
		}
		return New([]debt.Lifecycle{l})
	}
	tests := []struct {
		table         Table
		version, want string
	}{
		{cycles("8.0", "8.4", "9.1"), "8.4.2", "p 8.4"},
		{cycles("8.0", "8.4", "9.1"), "8", "p 8.4"}, // the line has ended
		{cycles("8.0", "8.4", "9.1"), "9", ""},      // it may go on
		{cycles("8.0", "8.4", "9.1"), "8.2", ""},    // a gap
		{cycles("8.0", "8.4", "9.1"), "7.3.1", "p 7.3"},
		{cycles("8.0", "8.4", "9.1"), "7", "p 7"},
		{cycles("8.0", "8.4", "9.1"), "10.2.1", "p 10.2"},
		{cycles("8.0", "8.4", "9.1"), "20231205", ""},
		{cycles("7", "8.19"), "7.17.9", "p 7"},
		{cycles("go1.x"), "1", ""},
		{cycles("1.9", "1.10"), "1.11", "p 1.11"},
		{cycles(), "1", ""},
		{cycles("1"), "", ""},
	}
	for _, tt := range tests {
		if got := names(tt.table.at("p", tt.version)); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.version, got, tt.want)
		}
	}
}

func TestConstraints(t *testing.T) {
	table := New([]debt.Lifecycle{{Product: "terraform", Cycles: []debt.Cycle{
		{Name: "1.10"}, {Name: "1.9"}, {Name: "1.3"}, {Name: "1.2"}, {Name: "1.1"}, {Name: "1.0"},
	}}})
	tests := []struct{ constraint, want string }{
		{"1.3.7", "terraform 1.3"},
		{"= 1.0.11", "terraform 1.0"},
		{"v1.2.0", "terraform 1.2"},
		{"~> 1.2.0", "terraform 1.2"},
		{">= 1.0, < 1.3", "terraform 1.2"},
		{">= 1.0, < 1.3.0", "terraform 1.2"},
		{"< 1.3.1", "terraform 1.3"},
		{"<= 1.3", "terraform 1.3"},
		{"<=1.1.9,>=1.0", "terraform 1.1"},
		{"~> 1.2.0, < 1.2.5", "terraform 1.2"},
		{"= 1.0", "terraform 1.0"},
		{"<= 1", "terraform 1.0"},
		{"1.3.0-rc1", "terraform 1.3"},
		{"0.12.31", "terraform 0.12"},
		{"~> 0.12.0", "terraform 0.12"},
		{">= 0.12, < 0.14", "terraform 0.13"},
		{"~> 0.12", "terraform 0"},
		{"< 1.0", "terraform 0"},
		{"< 1", "terraform 0"},
		// Without an upper bound that excludes the newest, nothing is proven.
		{"", ""},
		{">= 1.0", ""},
		{"> 0.12", ""},
		{"~> 1", ""},
		{"~> 1.2", ""},
		{"< 2.0", ""},
		{"~> 1.10.0", ""},
		{"!= 1.2.3", ""},
		{"<= 5", ""},
		{"latest", ""},
		{"=> 1.0", ""},
		{"< 1.0,", ""},
		{"< 0", ""},
	}
	for _, tt := range tests {
		pin := debt.Pin{Kind: debt.PinTool, Name: "terraform", Constraint: tt.constraint}
		if got := names(table.Products(pin)); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.constraint, got, tt.want)
		}
		pin.Unsure = []string{"constraint"}
		if got := table.Products(pin); got != nil {
			t.Errorf("%q, not certain: %s", tt.constraint, names(got))
		}
	}
}
