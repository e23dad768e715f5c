package lifecycle

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

// ladder is a table with a cycle on every rung on 2026-01-01.
func ladder() Table {
	return New([]debt.Lifecycle{
		{Product: "p", Title: "P", Source: "https://example.com", AsOf: "2025-12-01", Cycles: []debt.Cycle{
			{Name: "6", Released: "2026-01-02"},
			{Name: "5", Released: "2025-12-01", Active: "2027-01-01", Security: "2028-01-01"},
			{Name: "4", Active: "2025-12-31", Security: "2026-12-31", Latest: "4.1"},
			{Name: "3", Active: "2025-01-01", Security: "2026-06-29"},
			{Name: "2", Security: "2025-12-31", Extended: "2026-01-01"},
			{Name: "1", Security: "2020-01-01", Extended: "2025-12-31"},
		}},
		{Product: "young", Cycles: []debt.Cycle{{Name: "2"}, {Name: "1", Security: "2030-01-01"}}},
		{Product: "gone", Cycles: []debt.Cycle{{Name: "x86", Ended: true}}},
		{Product: "runtime", Cycles: []debt.Cycle{
			{Name: "go1.x", Security: "2024-01-08"}, {Name: "python3.9"}, {Name: "python3.10"}, {Name: "python3.11", Released: "2027-01-01"},
		}},
	})
}

func TestStanding(t *testing.T) {
	tests := []struct {
		product, cycle string
		status         debt.Support
		endsAt         string
		days           int
		newest         string
	}{
		{"p", "6", debt.SupportSupported, "", 0, "5"},
		{"p", "5", debt.SupportSupported, "2028-01-01", 730, "5"},
		{"p", "4", debt.SupportMaintenance, "2026-12-31", 364, "5"},
		{"p", "3", debt.SupportEnding, "2026-06-29", 179, "5"},
		{"p", "2", debt.SupportExtended, "2026-01-01", 0, "5"},
		{"p", "1", debt.SupportDead, "2025-12-31", -1, "5"},
		{"p", "0", debt.SupportDead, "", 0, "5"}, // older than the table: since when is not known
		{"p", "7", debt.SupportUnknown, "", 0, "5"},
		{"p", "odd", debt.SupportUnknown, "", 0, ""},
		{"young", "0", debt.SupportUnknown, "", 0, "2"},
		{"gone", "x86", debt.SupportDead, "", 0, "x86"},
		{"runtime", "python3.9", debt.SupportSupported, "", 0, "python3.10"},
		{"runtime", "go1.x", debt.SupportDead, "2024-01-08", -724, "go1.x"},
		{"none", "1", debt.SupportUnknown, "", 0, ""},
	}
	now := date(t, "2026-01-01")
	for _, tt := range tests {
		s := ladder().Standing(debt.Product{Name: tt.product, Cycle: tt.cycle}, now)
		if s.Status != tt.status || s.EndsAt != tt.endsAt || s.Newest != tt.newest {
			t.Errorf("%s %s: %s until %q, newest %q; want %s, %q, %q", tt.product, tt.cycle, s.Status, s.EndsAt, s.Newest, tt.status, tt.endsAt, tt.newest)
		}
		if (s.Days == nil) != (tt.endsAt == "") || s.Days != nil && *s.Days != tt.days {
			t.Errorf("%s %s: days %v, want %d", tt.product, tt.cycle, s.Days, tt.days)
		}
	}
}

// The same cycle climbs down the ladder as the clock moves.
func TestStandingMovesWithTheClockOnly(t *testing.T) {
	table := New([]debt.Lifecycle{{Product: "p", Cycles: []debt.Cycle{
		{Name: "1", Active: "2025-01-01", Security: "2026-01-01", Extended: "2027-01-01"},
	}}})
	tests := []struct {
		day  string
		want debt.Support
	}{
		{"2025-01-01", debt.SupportSupported},
		{"2025-01-02", debt.SupportMaintenance},
		{"2025-07-05", debt.SupportMaintenance},
		{"2025-07-06", debt.SupportEnding},
		{"2026-01-01", debt.SupportEnding},
		{"2026-01-02", debt.SupportExtended},
		{"2027-01-01", debt.SupportExtended},
		{"2027-01-02", debt.SupportDead},
	}
	for _, tt := range tests {
		if s := table.Standing(debt.Product{Name: "p", Cycle: "1"}, date(t, tt.day)); s.Status != tt.want {
			t.Errorf("on %s: %s, want %s", tt.day, s.Status, tt.want)
		}
	}
}

// What everybody knows about some cycles, so that a slip in the table shows.
func TestEmbeddedStandings(t *testing.T) {
	table := embedded(t)
	tests := []struct {
		day, product, cycle string
		want                debt.Support
	}{
		{"2026-08-22", "python", "3.9", debt.SupportDead},
		{"2023-01-01", "python", "3.9", debt.SupportMaintenance},
		{"2026-08-22", "nodejs", "24", debt.SupportSupported},
		{"2026-08-22", "debian", "10", debt.SupportDead},
		{"2026-08-22", "debian", "12", debt.SupportMaintenance},
		{"2026-08-22", "ubuntu", "20.04", debt.SupportExtended},
		{"2026-08-22", "centos", "7", debt.SupportDead},
		{"2026-08-22", "rhel", "8", debt.SupportMaintenance},
		{"2026-08-22", "aws-lambda", "python3.8", debt.SupportDead},
		{"2026-08-22", "amazon-eks", "1.29", debt.SupportDead},
		{"2026-08-22", "amazon-eks", "1.32", debt.SupportExtended},
		{"2026-08-22", "postgresql", "14", debt.SupportEnding},
		{"2026-08-22", "terraform", "0.12", debt.SupportDead},
		{"2026-11-23", "github-runner-images", "ubuntu-20.04", debt.SupportDead},
		{"2026-11-23", "github-runner-images", "ubuntu-22.04", debt.SupportEnding},
		{"2026-08-22", "nodejs", "31", debt.SupportUnknown},
	}
	for _, tt := range tests {
		if s := table.Standing(debt.Product{Name: tt.product, Cycle: tt.cycle}, date(t, tt.day)); s.Status != tt.want {
			t.Errorf("%s %s on %s: %s until %s, want %s", tt.product, tt.cycle, tt.day, s.Status, s.EndsAt, tt.want)
		}
	}
}
