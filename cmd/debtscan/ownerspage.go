package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
)

const ownersHelp = `Say who owns what, what nobody owns, and what nobody knows any more.

First comes a row per declared owner, what nobody owns first, then the units that
need somebody, by grade, with the day a person last meant them and who is declared.
--all lists every unit.

Who knows a unit comes from git history: commits by people, about little. Names
of people are shown with --show-people only.`

// ownersOptions are the flags that the pages about ownership share.
type ownersOptions struct {
	target target
	folder string
	format string
	people bool
	all    bool
}

func (o *ownersOptions) flags(cmd *cobra.Command, formats string) {
	f := cmd.Flags()
	f.StringVarP(&o.folder, "repository", "C", ".", "a folder of the repository")
	f.StringVar(&o.target.rev, "rev", "", "look at this commit instead of the work tree")
	f.StringVar(&o.target.asOf, "as-of", "", "the day to look from, as YYYY-MM-DD (default today)")
	f.StringVar(&o.target.backend, "backend", "auto", "who reads git: auto, go-git or git")
	f.StringVar(&o.format, "format", "text", formats)
	f.BoolVar(&o.target.noCache, "no-cache", false, "find everything out anew, and file nothing for the next time")
	f.BoolVar(&o.people, "show-people", false, "name the people whom history shows")
	o.target.given = f.Changed
}

// read opens the repository and asks who owns it.
func (o *ownersOptions) read(ctx context.Context, env environment) (scan.Owned, error) {
	session, err := o.target.open(ctx, env, o.folder)
	if err != nil {
		return scan.Owned{}, err
	}
	defer session.Close()
	session.People = o.people
	return scan.Owners(ctx, session.Options)
}

func newOwnersCommand(env environment) *cobra.Command {
	var o ownersOptions
	cmd := &cobra.Command{
		Use:   "owners",
		Short: "Say who owns what, and what nobody owns or knows",
		Long:  ownersHelp,
		Example: `  debtscan owners
  debtscan owners unit terraform:infra/prod
  debtscan owners repository --format markdown`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			owned, err := o.read(cmd.Context(), env)
			if err != nil {
				return err
			}
			return printOwned(env, o, owned)
		},
	}
	o.flags(cmd, "text, json, markdown or csv (of units)")
	cmd.Flags().BoolVar(&o.all, "all", false, "list every unit")
	cmd.AddCommand(newOwnersOfCommand(env), newOwnersUnitCommand(env), newOwnersRepositoryCommand(env))
	return cmd
}

func printOwned(env environment, o ownersOptions, owned scan.Owned) error {
	units := worstFirst(owned.Units, o.all || o.format == "csv")
	switch o.format {
	case "json":
		return printJSON(env, ownedJSON{ownerRows(owned.Owners), unitRows(owned.Units, o.people)})
	case "csv":
		return unitTable(units).CSV(env.stdout)
	case "markdown":
		if err := ownerTable(owned.Owners).Markdown(env.stdout); err != nil || len(units) == 0 {
			return err
		}
		fmt.Fprintln(env.stdout)
		return unitTable(units).Markdown(env.stdout)
	case "text":
	default:
		return fmt.Errorf("unknown format %q: formats are text, json, markdown, csv", o.format)
	}
	if len(owned.Units) == 0 {
		fmt.Fprintln(env.stdout, "There are no units here: no Terraform, Dockerfiles or pipelines.")
		return nil
	}
	if err := ownerTable(owned.Owners).Text(env.stdout); err != nil {
		return err
	}
	if len(units) == 0 {
		fmt.Fprintln(env.stdout, "\nNo unit is known to need somebody.")
	}
	if err := printByGrade(env, units); err != nil {
		return err
	}
	if advice := owned.Repository.HistoryAdvice(); advice != "" {
		fmt.Fprintf(env.stdout, "\nWho knows the units is not known: %s.\n", advice)
	}
	fmt.Fprintln(env.stdout, "\nNext  debtscan owners unit UNIT      everything that is known about one of them")
	fmt.Fprintln(env.stdout, "      debtscan owners repository     the CODEOWNERS file, in numbers and lines")
	return nil
}

// printByGrade prints the units under a line for each of their grades.
func printByGrade(env environment, units []scan.OwnedUnit) error {
	for len(units) > 0 {
		grade, n := units[0].Grade.Grade, 0
		t := report.Table{Columns: []report.Column{{}, {Most: 48}, {}, {Most: 18}}}
		for n < len(units) && units[n].Grade.Grade == grade {
			u := units[n]
			t.Rows = append(t.Rows, []string{"", u.Unit.ID, dayOf(u.Change.LastFocusedAt), orNobody(strings.Join(u.Owner.Owners, " "))})
			n++
		}
		fmt.Fprintf(env.stdout, "\n%d %s: %s\n", n, grade, ownership.GradeMeaning(grade))
		if err := t.Text(env.stdout); err != nil {
			return err
		}
		units = units[n:]
	}
	return nil
}

// worstFirst sorts units by grade, and units of one grade by how many depend on
// them. Unless all are wanted, those that need nobody are left out.
func worstFirst(units []scan.OwnedUnit, all bool) []scan.OwnedUnit {
	order := ownership.GradeOrder()
	list := slices.Clone(units)
	if !all {
		list = slices.DeleteFunc(list, func(u scan.OwnedUnit) bool { return !needsSomebody(u.Grade.Grade) })
	}
	slices.SortStableFunc(list, func(a, b scan.OwnedUnit) int {
		if d := slices.Index(order, b.Grade.Grade) - slices.Index(order, a.Grade.Grade); d != 0 {
			return d
		}
		return b.Dependents - a.Dependents
	})
	return list
}

func needsSomebody(g debt.Grade) bool {
	return !slices.Contains([]debt.Grade{debt.GradeOwned, debt.GradeThin, debt.GradeUnknown}, g)
}

func ownerTable(rows []ownership.OwnerRow) report.Table {
	t := report.Table{Columns: []report.Column{
		{Name: "Owner", Code: true, Most: 30},
		{Name: "Units", Right: true},
		{Name: "Files", Right: true},
		{Name: "By catch-all", Right: true},
		{Name: "Grades"},
	}}
	for _, r := range rows {
		var grades []string
		for _, g := range r.Grades {
			grades = append(grades, fmt.Sprintf("%d %s", g.Units, g.Grade))
		}
		t.Rows = append(t.Rows, []string{
			orNobody(r.Owner), strconv.Itoa(len(r.Units)), strconv.Itoa(r.Files), strconv.Itoa(r.CatchAll), strings.Join(grades, ", "),
		})
	}
	return t
}

func unitTable(units []scan.OwnedUnit) report.Table {
	t := report.Table{Columns: []report.Column{
		{Name: "Unit", Code: true, Most: 48},
		{Name: "Owners", Code: true, Most: 24},
		{Name: "Grade"},
		{Name: "Last meant"},
		{Name: "Knowers", Right: true},
		{Name: "Dependents", Right: true},
	}}
	for _, u := range units {
		t.Rows = append(t.Rows, []string{
			u.Unit.ID, orNobody(strings.Join(u.Owner.Owners, " ")), string(u.Grade.Grade),
			dayOf(u.Change.LastFocusedAt), knowersOf(u.Change), strconv.Itoa(u.Dependents),
		})
	}
	return t
}

func orNobody(owners string) string {
	if owners == "" {
		return "nobody"
	}
	return owners
}

// dayOf is the day of a time in a report; nothing for a time that is not known.
func dayOf(at string) string {
	day, _, _ := strings.Cut(at, "T")
	return day
}

func knowersOf(c debt.Change) string {
	if !c.Complete {
		return ""
	}
	return strconv.Itoa(c.Knowers)
}
