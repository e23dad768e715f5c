package ownership_test

import (
	"strings"
	"testing"

	"github.com/debtscan/debtscan/ownership"
)

func TestNewRosterRefuses(t *testing.T) {
	type members = []ownership.Member
	type teams = []ownership.Team
	tests := []struct {
		name    string
		members members
		teams   teams
		want    string // part of the error
	}{
		{"nobody", nil, nil, ""},
		{"a member without a name", members{{Login: "a"}, {}}, nil, "member 2"},
		{"a login twice", members{{Login: "ada"}, {Login: "Ada"}}, nil, `"Ada" twice`},
		{"an address of two people", members{{Login: "a", Emails: []string{"x@y.z"}}, {Emails: []string{"X@y.z"}}}, nil, `"X@y.z" twice`},
		{"a team without a name", nil, teams{{}}, "team 1"},
		{"an alias of two teams", nil, teams{{Name: "a"}, {Name: "b", Aliases: []string{"A"}}}, `two teams called "A"`},
		{"a member whom it does not list", members{{Login: "a"}}, teams{{Name: "t", Members: []string{"b"}}}, `member "b"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ownership.NewRoster(test.members, test.teams, false)
			if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error = %v, want one with %q", err, test.want)
			}
		})
	}
}
