package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
)

const graphHelp = `Show how the units at or below FOLDER hang together, and the circles among them.

  module   a Terraform directory calls a module
  state    a Terraform directory reads the state that a root writes
  from     an image is built on another
  runs     a pipeline, an image or a script runs an action or a script
  include  a pipeline calls a reusable one
  plans    a pipeline plans a root
  deploys  a pipeline applies a root
  builds   a pipeline builds a Dockerfile
  image    what a Terraform directory makes runs an image
  chart    a Terraform directory installs a chart
  order    a Terraform directory is applied after another

Links lead from what needs to what is needed; of plans, deploys and builds, from
what makes to what is made. A link is shown only where both of its ends are
certain. A terminal is given a summary of more than 200 links, unless --all asks
for them.`

// graphOptions are the flags of the command.
type graphOptions struct {
	target
	format string
	unit   string
	kinds  []string
	all    bool
}

func newGraphCommand(env environment) *cobra.Command {
	var o graphOptions
	cmd := &cobra.Command{
		Use:   "graph [FOLDER]",
		Short: "Show how units hang together, and what breaks with one",
		Long:  graphHelp,
		Example: `  debtscan graph
  debtscan graph --unit terraform:infra/network
  debtscan graph --kind state --format dot | dot -Tsvg > states.svg`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			g, err := o.read(cmd.Context(), env, folder)
			if err != nil {
				return err
			}
			return o.print(env, g)
		},
	}
	o.flags(cmd.Flags())
	cmd.Flags().StringVar(&o.format, "format", "text", "text, dot, mermaid or json")
	cmd.Flags().StringVar(&o.unit, "unit", "", "only what this unit reaches and what reaches it, by its ID or path")
	cmd.Flags().StringSliceVar(&o.kinds, "kind", nil, "only links of these kinds")
	cmd.Flags().BoolVar(&o.all, "all", false, "all links, also those to other places than this repository; JSON has them always")
	return cmd
}

// read resolves the repository and narrows its graph to what is asked for.
func (o *graphOptions) read(ctx context.Context, env environment, folder string) (debt.UnitGraph, error) {
	if err := o.check(); err != nil {
		return debt.UnitGraph{}, err
	}
	session, err := o.open(ctx, env, folder)
	if err != nil {
		return debt.UnitGraph{}, err
	}
	defer session.Close()
	g, err := scan.Graph(ctx, session.Options, o.kinds)
	if err != nil || o.unit == "" {
		return g, err
	}
	unit, err := graphUnit(g.Units, o.unit)
	if err != nil {
		return g, err
	}
	return scan.Focus(g, unit), nil
}

// check refuses flags before anything is read.
func (o *graphOptions) check() error {
	if formats := []string{"text", "dot", "mermaid", "json"}; !slices.Contains(formats, o.format) {
		return fmt.Errorf("unknown format %q: formats are %s", o.format, strings.Join(formats, ", "))
	}
	for _, kind := range o.kinds {
		if !slices.Contains(debt.LinkKinds(), kind) {
			return fmt.Errorf("--kind %q: kinds are %s", kind, strings.Join(debt.LinkKinds(), ", "))
		}
	}
	return nil
}

// graphUnit finds a unit by ID, or by its path where only one unit has it.
func graphUnit(units []debt.GraphUnit, name string) (string, error) {
	name = strings.TrimSuffix(name, "/")
	var found, all []string
	for _, u := range units {
		if u.ID == name {
			return name, nil
		}
		if u.Path == name {
			found = append(found, u.ID)
		}
		all = append(all, u.ID)
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", fmt.Errorf("there is no unit %q%s", name, nearestUnits(name, all))
	}
	return "", fmt.Errorf("%q is the path of %s; say which", name, strings.Join(found, " and "))
}

// nearestUnits suggests units that may be meant.
func nearestUnits(name string, units []string) string {
	near := report.NearestNames(name, units, 3)
	if len(near) == 0 {
		return "; `debtscan graph` lists those that are linked"
	}
	return "; did you mean " + strings.Join(near, ", ") + "?"
}

func (o *graphOptions) print(env environment, g debt.UnitGraph) error {
	switch o.format {
	case "json":
		return printJSON(env, g)
	case "dot":
		return report.GraphDOT(env.stdout, g, o.all)
	case "mermaid":
		left, err := report.GraphMermaid(env.stdout, g, o.all)
		if left > 0 {
			fmt.Fprintf(env.stderr, "Mermaid draws no more: %d links are left out; narrow the graph with FOLDER, --unit or --kind\n", left)
		}
		return err
	}
	if g.Focus != nil {
		return report.GraphFocusText(env.stdout, g)
	}
	return report.GraphText(env.stdout, g, o.all)
}
