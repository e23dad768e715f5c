package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/store"
)

const trendHelp = `Say how debt moved over the runs of a ledger: how much was open, what opened and
what closed and why, what repaying it costs and what leaving it costs.

scan --db fills the ledger night by night; debtscan history fills it from the
past. The series add up to the total.`

// trendOptions are the flags of trend.
type trendOptions struct {
	db     string
	by     string
	since  string
	unit   string
	owner  string
	family string
	format string
}

func newTrendCommand(env environment) *cobra.Command {
	var o trendOptions
	cmd := &cobra.Command{
		Use:   "trend",
		Short: "Say how debt moved, from a ledger",
		Long:  trendHelp,
		Example: `  debtscan trend
  debtscan trend --by owner --since 2026-01-01
  debtscan trend --by family --format csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runTrend(cmd.Context(), env, o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.db, "db", "", "the ledger (default "+defaultLedger+" in the repository)")
	f.StringVar(&o.by, "by", "", "a series for each family, severity, owner, unit or rule")
	f.StringVar(&o.since, "since", "", "the first day, as YYYY-MM-DD")
	f.StringVar(&o.unit, "unit", "", "this unit only")
	f.StringVar(&o.owner, "owner", "", "this owner only")
	f.StringVar(&o.family, "family", "", "this family only, by its prefix")
	f.StringVar(&o.format, "format", "text", "text, json, csv or markdown")
	return cmd
}

// maxSeries is how many series a person is shown; the rest is one more.
const maxSeries = 25

func runTrend(ctx context.Context, env environment, o trendOptions) error {
	query := store.TrendQuery{By: o.by, Unit: o.unit, Owner: o.owner, Family: o.family}
	switch o.by {
	case store.ByNothing, store.ByFamily, store.BySeverity, store.ByOwner, store.ByUnit, store.ByRule:
	default:
		return fmt.Errorf("--by %q: expected family, severity, owner, unit or rule", o.by)
	}
	if o.since != "" {
		var err error
		if query.Since, err = time.Parse(time.DateOnly, o.since); err != nil {
			return fmt.Errorf("--since %q is not a date; write it as 2026-11-23", o.since)
		}
	}
	if o.format == "text" || o.format == "markdown" {
		query.Most = maxSeries
	}
	path, err := ledgerPath(ctx, env, o.db)
	if err != nil {
		return err
	}
	ledger, err := store.OpenReadOnly(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	trend, err := ledger.Trend(ctx, query)
	if err := errors.Join(err, ledger.Close()); err != nil {
		return err
	}
	return printTrend(env, o.format, trend)
}

func printTrend(env environment, format string, trend debt.Trend) error {
	switch format {
	case "json":
		return printJSON(env, trend)
	case "csv":
		return report.TrendRows(trend).CSV(env.stdout)
	case "markdown":
		return report.TrendTable(trend).Markdown(env.stdout)
	case "text":
		return report.TrendText(env.stdout, trend)
	}
	return fmt.Errorf("unknown format %q: formats are text, json, csv, markdown", format)
}
