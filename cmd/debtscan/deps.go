package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
)

const depsHelp = `List what the repository depends on that has an end of life: images and the
systems in them, runtimes of functions, databases, clusters, runners and tools,
the worst first.

  dead         gets nothing any more
  extended     gets fixes for money only
  maintenance  gets security fixes only
  ending       its end is less than 180 days away
  supported
  unknown      the table does not know the version

The table is part of the program and dated; --data DIR lays newer tables over it.`

func newDepsCommand(env environment) *cobra.Command {
	var t target
	var format string
	var all bool
	cmd := &cobra.Command{
		Use:   "deps [FOLDER]",
		Short: "List what the repository depends on and when its life ends",
		Long:  depsHelp,
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			list, err := dependencies(cmd.Context(), env, &t, folder)
			if err != nil {
				return err
			}
			return printDeps(env, format, all, list)
		},
	}
	t.flags(cmd.Flags())
	cmd.Flags().StringVar(&format, "format", "table", "table, json, csv or markdown")
	cmd.Flags().BoolVar(&all, "all", false, "list what is supported, too")
	return cmd
}

func dependencies(ctx context.Context, env environment, t *target, folder string) ([]debt.Dependency, error) {
	session, err := t.open(ctx, env, folder)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	return scan.Dependencies(ctx, session.Options)
}

func printDeps(env environment, format string, all bool, list []debt.Dependency) error {
	slices.SortStableFunc(list, func(a, b debt.Dependency) int {
		return cmp.Or(ladder(b.Status)-ladder(a.Status), cmp.Compare(a.EndsAt, b.EndsAt))
	})
	switch format {
	case "json":
		if list == nil {
			list = []debt.Dependency{}
		}
		return printJSON(env, list)
	case "csv":
		return depsTable(list).CSV(env.stdout)
	case "markdown":
		return depsTable(list).Markdown(env.stdout)
	case "table":
	default:
		return fmt.Errorf("unknown format %q: formats are table, json, csv, markdown", format)
	}
	shown := list
	if !all {
		shown = slices.DeleteFunc(slices.Clone(list), func(d debt.Dependency) bool { return d.Status == debt.SupportSupported })
	}
	if len(shown) > 0 {
		if err := depsTable(shown).Text(env.stdout); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(env.stdout, depsSummary(list, len(list)-len(shown)))
	return err
}

// ladder is the place of a status, worse ones higher.
func ladder(s debt.Support) int {
	return slices.Index([]debt.Support{
		debt.SupportSupported, debt.SupportUnknown, debt.SupportEnding, debt.SupportMaintenance, debt.SupportExtended, debt.SupportDead,
	}, s)
}

func depsSummary(list []debt.Dependency, hidden int) string {
	if len(list) == 0 {
		return "Nothing here depends on what the tables of ends of life know."
	}
	counts := map[debt.Support]int{}
	for _, d := range list {
		counts[d.Status]++
	}
	var parts []string
	for _, s := range []debt.Support{debt.SupportDead, debt.SupportExtended, debt.SupportMaintenance, debt.SupportEnding, debt.SupportUnknown, debt.SupportSupported} {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	text := "\n" + strings.Join(parts, ", ")
	if hidden > 0 {
		text += "; --all lists what is supported"
	}
	return text
}

func depsTable(list []debt.Dependency) report.Table {
	t := report.Table{Columns: []report.Column{
		{Name: "Status"},
		{Name: "Product"},
		{Name: "Ends"},
		{Name: "Days", Right: true},
		{Name: "Newest"},
		{Name: "Where", Code: true, Most: 44},
		{Name: "Owners", Code: true, Most: 18},
	}}
	for _, d := range list {
		days := ""
		if d.Days != nil {
			days = strconv.Itoa(*d.Days)
		}
		t.Rows = append(t.Rows, []string{
			string(d.Status), d.Product + " " + d.Cycle, d.EndsAt, days, d.Newest,
			fmt.Sprintf("%s:%d", d.Path, d.Line), strings.Join(d.Owners, " "),
		})
	}
	return t
}
