package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scan"
)

const scanHelp = `Scan a folder and print its report. Findings never make scan fail.

The folder is scanned as part of its repository: owners, configuration and
modules above it count, and paths are those of the repository.`

// scanOptions are the flags of scan.
type scanOptions struct {
	target  target
	format  string
	outputs []string
	all     bool
	strict  bool
	color   string
	db      string

	accepted bool
	category string
}

func newScanCommand(env environment) *cobra.Command {
	var o scanOptions
	cmd := &cobra.Command{
		Use:   "scan [FOLDER]",
		Short: "Scan a folder and print what it owes",
		Long:  scanHelp,
		Example: `  debtscan scan
  debtscan scan infra/prod --all
  debtscan scan --format json --as-of 2026-11-23
  debtscan scan -o json=report.json -o html=report.html
  debtscan scan --db .debtscan/ledger.db`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runScan(cmd.Context(), env, o, args)
		},
	}
	o.target.flags(cmd.Flags())
	o.outputFlags(cmd.Flags())
	cmd.Flags().StringVar(&o.db, "db", "", "also enter the scan into this ledger, as in "+defaultLedger)
	cmd.Flags().BoolVar(&o.strict, "strict", false, "exit with 3 when something could not be read or evaluated")
	return cmd
}

// outputFlags are those that say in which formats, and where to.
func (o *scanOptions) outputFlags(f *pflag.FlagSet) {
	f.StringVar(&o.format, "format", "text", "format of the report on standard output: "+formatNames())
	f.StringArrayVarP(&o.outputs, "output", "o", nil, "also write the report to a file, as format=file; may be repeated")
	f.BoolVar(&o.all, "all", false, "text: print every finding, grouped by unit")
	f.BoolVar(&o.accepted, "accepted", false, "sarif: also write accepted debt, as suppressed results")
	f.StringVar(&o.category, "category", "", "sarif, markdown: tell several reports about one commit apart")
	f.StringVar(&o.color, "color", "auto", "text: colour it: auto, always or never")
}

func runScan(ctx context.Context, env environment, o scanOptions, args []string) error {
	boundGarbage(env)
	folder := "."
	if len(args) == 1 {
		folder = args[0]
	}
	out, err := newOutput(env, o)
	if err != nil {
		return err
	}
	session, err := o.target.open(ctx, env, folder)
	if err != nil {
		return err
	}
	defer session.Close()
	result, err := scan.Run(ctx, session.Options)
	if err != nil {
		return err
	}
	if folder != "." {
		out.options.Target = folder
	}
	out.options.Rules = session.Rules.Rules()
	out.options.Content = session.Source.ReadFile
	var ledgerErr error
	if o.db != "" {
		out.trend, ledgerErr = enter(ctx, o.db, session, result)
	}
	if err := errors.Join(out.write(result), ledgerErr); err != nil {
		return err
	}
	if o.strict && !result.Complete {
		return incomplete(result)
	}
	return nil
}

func incomplete(r *debt.Report) error {
	return &exit{exitIncomplete, fmt.Sprintf("the scan is incomplete: %d not read, %d rules failed", len(r.Unread), len(r.Failed))}
}
