package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
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
  debtscan scan -o json=report.json -o text=report.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runScan(cmd.Context(), env, o, args)
		},
	}
	o.target.flags(cmd.Flags())
	cmd.Flags().StringVar(&o.format, "format", "text", "format of the report on standard output: "+formatNames())
	cmd.Flags().StringArrayVarP(&o.outputs, "output", "o", nil, "also write the report to a file, as format=file; may be repeated")
	cmd.Flags().BoolVar(&o.all, "all", false, "print every finding, grouped by unit")
	cmd.Flags().BoolVar(&o.strict, "strict", false, "exit with 3 when something could not be read or evaluated")
	cmd.Flags().StringVar(&o.color, "color", "auto", "colour the text: auto, always or never")
	return cmd
}

func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

func runScan(ctx context.Context, env environment, o scanOptions, args []string) error {
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
	if err := out.write(result); err != nil {
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
