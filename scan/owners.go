package scan

import (
	"context"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

// Owned is who owns a repository, and how sure that is.
type Owned struct {
	Repository debt.RepoInfo
	Summary    ownership.Summary
	Owners     []ownership.OwnerRow // what nobody owns first
	Units      []OwnedUnit          // by ID
	History    debt.History
	Unread     []debt.Unread
}

// OwnedUnit is one unit with everything that says whose it is.
type OwnedUnit struct {
	Unit       debt.Unit
	Owner      debt.UnitOwner
	Grade      debt.UnitGrade
	Change     debt.Change // the zero Change when history does not know the unit
	Dependents int
	Suggestion ownership.Suggestion
}

// Owners says who owns the units of a repository and who knows them. No rule
// is evaluated.
func Owners(ctx context.Context, o Options) (Owned, error) {
	r, err := resolve(ctx, o)
	if err != nil {
		return Owned{}, err
	}
	owned := Owned{
		Repository: o.Source.Info(),
		Summary:    ownership.Summarise(r.owners, r.facts.Unit, r.grades),
		Owners:     ownership.ByOwner(r.owners, r.grades),
		History:    r.past.summary,
		Unread:     r.facts.Unread,
	}
	owners := map[string]debt.UnitOwner{}
	for _, u := range r.owners.Units {
		owners[u.Unit] = u
	}
	for i, u := range r.facts.Unit {
		change := r.past.changes[u.ID]
		owned.Units = append(owned.Units, OwnedUnit{
			Unit: u, Owner: owners[u.ID], Grade: r.grades[i], Change: change,
			Dependents: r.graph.Dependents[u.ID], Suggestion: ownership.Suggest(u, change),
		})
	}
	return owned, nil
}

// grade judges how the units are owned.
func (r *resolved) grade(o Options) {
	declared := r.owners
	if len(declared.Units) == 0 {
		declared = ownership.Result{} // there is a CODEOWNERS file, and it could not be read
	}
	r.grades = ownership.Grade(ownership.GradeInput{
		Now: o.Now, Units: r.facts.Unit, Declared: declared,
		Roster:  roster(o.Config.Roster),
		Claims:  ownership.FindClaims(r.facts, r.elsewhere),
		Changes: r.past.rows(r.facts.Unit), Uses: ownership.FindUses(r.facts),
	})
}

// roster is who can own something, as the configuration says. One that is
// contradictory was refused before.
func roster(c *config.Roster) *ownership.Roster {
	if c == nil {
		return nil
	}
	r, err := newRoster(*c)
	if err != nil {
		return nil
	}
	return r
}

func newRoster(c config.Roster) (*ownership.Roster, error) {
	var people []ownership.Member
	for _, p := range c.People {
		people = append(people, ownership.Member{Login: p.Login, LeftOn: p.Left})
	}
	var teams []ownership.Team
	for _, t := range c.Teams {
		teams = append(teams, ownership.Team{Name: t.Name, Aliases: t.Aliases, Members: t.Members})
	}
	return ownership.NewRoster(people, teams, c.Partial)
}
