package config

import (
	"time"

	"go.yaml.in/yaml/v3"
)

// Roster is who can own something in this repository. With it, an owner that is
// declared and not listed is one that does not exist.
type Roster struct {
	Partial bool // whom it does not list may exist all the same
	People  []Person
	Teams   []Team
}

// Person is one login of a roster.
type Person struct {
	Login string    // without "@"
	Left  time.Time // the day they left for good; the zero time for those who are here
}

// Team is one team of a roster.
type Team struct {
	Name    string   // "org/platform", without "@"
	Aliases []string // names that it had before
	Members []string // logins, those of teams below it too
}

func (p parser) roster(n *yaml.Node) (*Roster, error) {
	var r Roster
	err := p.mapping(n, []string{"partial", "people", "teams"}, func(key, value *yaml.Node) error {
		var err error
		switch key.Value {
		case "partial":
			var on *bool
			if on, err = p.onOff(value); err == nil {
				r.Partial = *on
			}
		case "people":
			err = p.each(value, func(item *yaml.Node) error {
				person, err := p.person(item)
				r.People = append(r.People, person)
				return err
			})
		case "teams":
			err = p.each(value, func(item *yaml.Node) error {
				team, err := p.team(item)
				r.Teams = append(r.Teams, team)
				return err
			})
		}
		return err
	})
	return &r, err
}

// person is a login, or a mapping for somebody who left.
func (p parser) person(n *yaml.Node) (Person, error) {
	if n.Kind == yaml.ScalarNode && n.Value != "" {
		return Person{Login: n.Value}, nil
	}
	var person Person
	err := p.mapping(n, []string{"login", "left"}, func(key, value *yaml.Node) error {
		if key.Value == "login" {
			person.Login = value.Value
			return nil
		}
		var err error
		if person.Left, err = time.Parse(time.DateOnly, value.Value); err != nil {
			return p.fail(value, "left: %s is no date; write it as 2027-06-30", value.Value)
		}
		return nil
	})
	if err == nil && person.Login == "" {
		err = p.fail(n, "a person of the roster needs a login")
	}
	return person, err
}

func (p parser) team(n *yaml.Node) (Team, error) {
	var team Team
	err := p.mapping(n, []string{"name", "aliases", "members"}, func(key, value *yaml.Node) error {
		var err error
		switch key.Value {
		case "name":
			team.Name = value.Value
		case "aliases":
			team.Aliases, err = p.texts(value)
		case "members":
			team.Members, err = p.texts(value)
		}
		return err
	})
	if err == nil && team.Name == "" {
		err = p.fail(n, "a team of the roster needs a name, as in org/platform")
	}
	return team, err
}

// each visits the items of a list.
func (p parser) each(n *yaml.Node, visit func(*yaml.Node) error) error {
	if n.Kind != yaml.SequenceNode {
		return p.fail(n, "expected a list")
	}
	for _, item := range n.Content {
		if err := visit(item); err != nil {
			return err
		}
	}
	return nil
}

func (p parser) texts(n *yaml.Node) ([]string, error) {
	var list []string
	err := p.each(n, func(item *yaml.Node) error {
		if item.Kind != yaml.ScalarNode || item.Value == "" {
			return p.fail(item, "expected a name")
		}
		list = append(list, item.Value)
		return nil
	})
	return list, err
}
