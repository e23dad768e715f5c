package main

import (
	"errors"
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

func newOwnersUnitCommand(env environment) *cobra.Command {
	var o ownersOptions
	cmd := &cobra.Command{
		Use:     "unit UNIT",
		Short:   "Say everything that is known about who owns one unit, and why",
		Example: "  debtscan owners unit terraform:infra/prod --show-people",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			owned, err := o.read(cmd.Context(), env)
			if err != nil {
				return err
			}
			unit, err := findUnit(owned.Units, args[0])
			if err != nil {
				return err
			}
			return printUnit(env, o, unit)
		},
	}
	o.flags(cmd, "text, json, markdown or csv (of the signals)")
	return cmd
}

// findUnit finds a unit by ID, or by its path where only one unit has it.
func findUnit(units []scan.OwnedUnit, name string) (scan.OwnedUnit, error) {
	name = strings.TrimSuffix(name, "/")
	var found []string
	var unit scan.OwnedUnit
	for _, u := range units {
		if u.Unit.ID == name {
			return u, nil
		}
		if u.Unit.Path == name {
			found, unit = append(found, u.Unit.ID), u
		}
	}
	if name == debt.RepositoryUnit().ID {
		return unit, errors.New("that is the repository as a whole: debtscan owners repository")
	}
	switch len(found) {
	case 1:
		return unit, nil
	case 0:
		return unit, fmt.Errorf("there is no unit %q; `debtscan owners --all` lists them", name)
	}
	return unit, fmt.Errorf("%q is the path of %s; say which", name, strings.Join(found, " and "))
}

func printUnit(env environment, o ownersOptions, u scan.OwnedUnit) error {
	signals := signalTable(u.Grade.Signals)
	switch o.format {
	case "json":
		return printJSON(env, unitRows([]scan.OwnedUnit{u}, o.people)[0])
	case "csv":
		return signals.CSV(env.stdout)
	case "markdown":
		if err := aboutTable(u, o.people).Markdown(env.stdout); err != nil {
			return err
		}
		fmt.Fprintln(env.stdout)
		return signals.Markdown(env.stdout)
	case "text":
	default:
		return fmt.Errorf("unknown format %q: formats are text, json, markdown, csv", o.format)
	}
	if err := aboutTable(u, o.people).Text(env.stdout); err != nil {
		return err
	}
	fmt.Fprintln(env.stdout)
	for _, s := range u.Grade.Signals {
		fmt.Fprintf(env.stdout, "%-2s  %-7s  %s\n", s.ID, s.Answer, ownership.SignalMeaning(s.ID))
		for _, line := range report.Wrap(s.Evidence, width(env)-13) {
			fmt.Fprintf(env.stdout, "             %s\n", line)
		}
	}
	if !needsSomebody(u.Grade.Grade) {
		return nil
	}
	fmt.Fprintln(env.stdout, "\nTo declare an owner, add to CODEOWNERS:")
	for _, line := range u.Suggestion.Lines {
		fmt.Fprintf(env.stdout, "  %s\n", report.Escape(line))
	}
	if r := u.Suggestion.Reason; r != "" {
		fmt.Fprintf(env.stdout, "Whom to ask is not known: %s.\n", report.Escape(r))
	}
	return nil
}

// aboutTable says what is declared and what history knows.
func aboutTable(u scan.OwnedUnit, people bool) report.Table {
	t := report.Table{Columns: []report.Column{{Name: "About"}, {Name: "Is", Code: true}}}
	add := func(name, value string) {
		if value != "" {
			t.Rows = append(t.Rows, []string{name, value})
		}
	}
	add("unit", u.Unit.ID)
	add("grade", fmt.Sprintf("%s (%s confidence)", u.Grade.Grade, u.Grade.Confidence))
	add("owners", orNobody(strings.Join(u.Owner.Owners, " ")))
	if u.Owner.Source != "" {
		add("declared", fmt.Sprintf("%s:%d, %s", u.Owner.Source, u.Owner.Line, u.Owner.Status))
	}
	add("files", strconv.Itoa(len(u.Unit.Files)))
	add("depend on it", fmt.Sprintf("%d units", u.Dependents))
	c := u.Change
	if c.Unit == "" {
		add("history", "not known")
		return t
	}
	add("created", dayOf(c.CreatedAt))
	add("last touched", dayOf(c.LastTouchedAt))
	add("last meant", dayOf(c.LastFocusedAt))
	add("commits", fmt.Sprintf("%d in 30 days, %d in 90, %d in 180, %d in 365", c.Commits30, c.Commits90, c.Commits180, c.Commits365))
	if c.Complete {
		add("people", fmt.Sprintf("%d made focused commits, the busiest %.0f %% of them; %d know it and are active", c.Authors, 100*c.TopShare, c.Knowers))
	} else {
		add("people", "not known: history is cut off")
	}
	if people {
		for _, p := range slices.DeleteFunc(slices.Clone(c.People), func(p debt.UnitPerson) bool { return !p.Knows }) {
			add("knows it", fmt.Sprintf("%s, %.0f %% of focused commits, %s", p.Name, 100*p.Share, activity(p)))
		}
	}
	return t
}

func activity(p debt.UnitPerson) string {
	if p.Active {
		return "active"
	}
	return "not active for a year"
}

func signalTable(signals []debt.Signal) report.Table {
	t := report.Table{Columns: []report.Column{{Name: "Signal"}, {Name: "Means"}, {Name: "Answer"}, {Name: "Because"}}}
	for _, s := range signals {
		t.Rows = append(t.Rows, []string{s.ID, ownership.SignalMeaning(s.ID), string(s.Answer), s.Evidence})
	}
	return t
}
