package history

import (
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestIdentities(t *testing.T) {
	tests := map[string]struct {
		a, b debt.Person
		same bool
	}{
		"address":                {debt.Person{Name: "Ann", Email: "a@x.org"}, debt.Person{Name: "A. Lee", Email: "A@X.org"}, true},
		"full name":              {debt.Person{Name: "Ann Lee", Email: "a@x.org"}, debt.Person{Name: "ann  lee", Email: "a@home.org"}, true},
		"single name":            {debt.Person{Name: "ann", Email: "a@x.org"}, debt.Person{Name: "ann", Email: "a@home.org"}, false},
		"generic name":           {debt.Person{Name: "Your Name", Email: "a@x.org"}, debt.Person{Name: "Your Name", Email: "b@x.org"}, false},
		"login":                  {debt.Person{Name: "a", Email: "1+ann@users.noreply.github.com"}, debt.Person{Name: "b", Email: "ann@users.noreply.github.com"}, true},
		"other login":            {debt.Person{Name: "a", Email: "1+ann@users.noreply.github.com"}, debt.Person{Name: "a", Email: "1+bob@users.noreply.github.com"}, false},
		"machine's address":      {debt.Person{Name: "ann", Email: "root@ip-10-0-0-1.local"}, debt.Person{Name: "bob", Email: "root@ip-10-0-0-1.local"}, false},
		"same at a machine":      {debt.Person{Name: "ann", Email: "root@localhost"}, debt.Person{Name: "Ann", Email: "root@localhost"}, true},
		"login as a name":        {debt.Person{Name: "ann-lee", Email: "a@x.org"}, debt.Person{Name: "Ann", Email: "1+ann-lee@users.noreply.github.com"}, true},
		"first name as a login":  {debt.Person{Name: "annie", Email: "a@x.org"}, debt.Person{Name: "Ann Lee", Email: "1+annie@users.noreply.github.com"}, false},
		"machine's login":        {debt.Person{Name: "ec2-user", Email: "a@x.org"}, debt.Person{Name: "ec2-user", Email: "b@x.org"}, false},
		"no address":             {debt.Person{Name: "ann"}, debt.Person{Name: "bob"}, false},
		"nothing in common":      {debt.Person{Name: "Ann Lee", Email: "a@x.org"}, debt.Person{Name: "Ann Leigh", Email: "al@x.org"}, false},
		"example address":        {debt.Person{Name: "ann", Email: "you@example.com"}, debt.Person{Name: "bob", Email: "you@example.com"}, false},
		"unusable, but the name": {debt.Person{Name: "Ann Lee", Email: "root@localhost"}, debt.Person{Name: "Ann Lee", Email: "a@x.org"}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			i := newIdentities()
			a, b := i.number(test.a), i.number(test.b)
			if same := i.find(a) == i.find(b); same != test.same {
				t.Errorf("%v and %v are one person: %v", test.a, test.b, same)
			}
		})
	}
}

func TestPeopleJoinLater(t *testing.T) {
	// The third commit's author has the name of one and the address of the other.
	h := fold(
		t, Options{},
		at(made(1, "x", "M f"), debt.Person{Name: "ann", Email: "a@x.org"}),
		at(made(2, "x", "M f"), debt.Person{Name: "Ann Lee", Email: "a@home.org"}),
		at(made(3, "x", "A f"), debt.Person{Name: "Ann Lee", Email: "a@x.org"}),
	)
	if p, _ := h.Path("f"); p.Authors != 1 || p.TopShare != 1 {
		t.Errorf("%+v", p)
	}
	truck := h.TruckFactor([]string{"f"})
	if len(truck.Authors) != 1 || !truck.Authors[0].Active {
		t.Errorf("%+v", truck)
	}
}

func at(c debt.Commit, p debt.Person) debt.Commit { c.Author = p; return c }

func TestIsBot(t *testing.T) {
	tests := map[debt.Person]bool{
		{Name: "dependabot[bot]", Email: "49699333+dependabot[bot]@users.noreply.github.com"}: true,
		{Name: "Renovate Bot", Email: "bot@renovateapp.com"}:                                  true,
		{Name: "GitHub Actions", Email: "x@x.org"}:                                            true,
		{Name: "x", Email: "1+acme-ci@users.noreply.github.com"}:                              true,
		{Name: "x", Email: "jenkins@acme.org"}:                                                true,
		{Name: "Claude", Email: "noreply@anthropic.com"}:                                      true,
		{Name: "Deploy Account", Email: "deploy@acme.org"}:                                    true, // named in the test
		{Name: "GitHub", Email: "noreply@github.com"}:                                         true,
		{Name: "Buildkite on behalf of Ann Lee", Email: "ci@x.org"}:                           true,
		{Name: "Ann Lee", Email: "ann@x.org"}:                                                 false,
		{Name: "Abbot", Email: "abbot@x.org"}:                                                 false,
		{Name: "Talbot Lee", Email: "t@x.org"}:                                                false,
		{Name: "Claude", Email: "claude@x.org"}:                                               false,
		{Name: "Claude Monet", Email: "claude.monet@x.org"}:                                   false,
		{Name: "", Email: ""}:                                                                 false,
		{Name: "ann", Email: "1+ann@users.noreply.github.com"}:                                false,
	}
	for p, want := range tests {
		if got := isBot(p, []string{"DEPLOY@acme.org"}); got != want {
			t.Errorf("%v is a bot: %v", p, got)
		}
	}
}

func TestNoreply(t *testing.T) {
	for email, want := range map[string]string{
		"1+ann@users.noreply.github.com": "ann", "ann@users.noreply.gitlab.com": "ann", "ann@x.org": "", "@users.noreply.github.com": "", "": "",
	} {
		if got, ok := noreply(email); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %v", email, got, ok)
		}
	}
}

func TestIsLogin(t *testing.T) {
	for name, want := range map[string]bool{
		"ann-lee": true, "1ann2": true, "ann": false, "annie": false, "ec2-user": false, "12345": false, "a1": false, "-ann1": false, "acme-ci": false,
	} {
		if got := isLogin(name); got != want {
			t.Errorf("%q is a login: %v", name, got)
		}
	}
}

func TestPairShortNames(t *testing.T) {
	desk, page := debt.Person{Name: "AL", Email: "a@x.org"}, debt.Person{Name: "AL", Email: "1+annlee@users.noreply.github.com"}
	tests := map[string]struct {
		others []debt.Person
		same   bool
	}{
		"nobody else":          {nil, true},
		"another name":         {[]debt.Person{{Name: "BL", Email: "b@x.org"}}, true},
		"another address":      {[]debt.Person{{Name: "AL", Email: "al@y.org"}}, false},
		"another login":        {[]debt.Person{{Name: "AL", Email: "2+albert@users.noreply.github.com"}}, false},
		"a machine's address":  {[]debt.Person{{Name: "AL", Email: "root@localhost"}}, false},
		"two addresses of one": {[]debt.Person{{Name: "AL", Email: "ann@x.org"}, {Name: "Ann Lee", Email: "ann@x.org"}, {Name: "Ann Lee", Email: "a@x.org"}}, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			i := newIdentities()
			a, b := i.number(desk), i.number(page)
			for _, p := range test.others {
				i.number(p)
			}
			i.pair()
			if same := i.find(a) == i.find(b); same != test.same {
				t.Errorf("the two are one person: %v", same)
			}
		})
	}
}
