package main

import (
	"cmp"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
)

const suppressionsHelp = `List every decision to accept debt, where it is written, until when it holds, and
what became of it.

  used      it covers findings, which stay in every report as accepted
  unused    it covers nothing: remove it
  waiting   its rules are off or did not run, so nobody knows
  expired   its date is past: what it covered is open again
  invalid   it cannot be read, and covers nothing

A decision is a comment on the line, on the line above, or above the block,

  # debtscan:ignore STA-001 until=2027-06-30 -- why the debt is accepted

or an entry of suppress in debtscan.yaml, with rule, path or unit, and reason.`

func newSuppressionsCommand(env environment) *cobra.Command {
	var t target
	var format string
	cmd := &cobra.Command{
		Use:   "suppressions [FOLDER]",
		Short: "List accepted debt: who decided what, why and until when",
		Long:  suppressionsHelp,
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			session, err := t.open(cmd.Context(), env, folder)
			if err != nil {
				return err
			}
			defer session.Close()
			result, err := scan.Run(cmd.Context(), session.Options)
			if err != nil {
				return err
			}
			return printSuppressions(env, format, result.Suppressions)
		},
	}
	t.flags(cmd.Flags())
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func printSuppressions(env environment, format string, list []debt.Suppression) error {
	switch format {
	case "json":
		if list == nil {
			list = []debt.Suppression{}
		}
		return printJSON(env, list)
	case "text":
	default:
		return fmt.Errorf("unknown format %q: formats are text, json", format)
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(env.stdout, "No debt is accepted here.")
		return err
	}
	table := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, s := range list {
		until := cmp.Or(s.Until, "for ever")
		_, err := fmt.Fprintf(table, "%s\t%s\t%s\t%s:%d\t%s\n", s.State, report.Escape(strings.Join(s.Rules, ",")),
			report.Escape(until), report.Escape(s.Path), s.Line, report.Escape(cmp.Or(s.Problem, s.Reason)))
		if err != nil {
			return err
		}
	}
	return table.Flush()
}
