package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/scan"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/store"
)

const historyHelp = `Fill a ledger from the past, so that there is a trend on the first day. Each point
is the commit that was the newest on that day, read from git's objects without a
checkout and scanned as of that day. The rules and tables are today's.

It can be broken off at any time: what is entered stays, and the next run goes on
after the last point that the ledger has.`

// historyOptions are the flags of history.
type historyOptions struct {
	target target
	db     string
	points int
	every  string
}

func newHistoryCommand(env environment) *cobra.Command {
	var o historyOptions
	cmd := &cobra.Command{
		Use:   "history [FOLDER]",
		Short: "Fill the ledger from git's past: a trend on the first day",
		Long:  historyHelp,
		Example: `  debtscan history
  debtscan history --points 52 --every week`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			return runHistory(cmd.Context(), env, o, folder)
		},
	}
	o.target.flags(cmd.Flags())
	f := cmd.Flags()
	f.StringVar(&o.db, "db", "", "the ledger (default "+defaultLedger+" in the repository)")
	f.IntVar(&o.points, "points", 12, "how many points, today's not counted")
	f.StringVar(&o.every, "every", "month", "what lies between two points: day, week or month")
	return cmd
}

func runHistory(ctx context.Context, env environment, o historyOptions, folder string) error {
	if o.points < 1 || o.points > 1000 {
		return errors.New("--points is not between 1 and 1000")
	}
	now, err := o.target.moment(env)
	if err != nil {
		return err
	}
	days, err := pointsBefore(now, o.points, o.every)
	if err != nil {
		return err
	}
	present, err := o.target.open(ctx, env, folder)
	if err != nil {
		return err
	}
	defer present.Close()
	if advice := present.Source.Info().HistoryAdvice(); advice != "" {
		return fmt.Errorf("there is no whole history here: %s", advice)
	}
	path, err := ledgerPath(ctx, env, o.db)
	if err != nil {
		return err
	}
	ledger, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	b := backfill{env: env, options: o, present: present, ledger: ledger}
	return errors.Join(b.run(ctx, days), ledger.Close())
}

// pointsBefore are the days of the points, oldest first: the ends of months or
// weeks, or days, that lie before now.
func pointsBefore(now time.Time, points int, every string) ([]time.Time, error) {
	at := now.Truncate(24 * time.Hour)
	var step func(back int) time.Time
	switch every {
	case "day":
		step = func(back int) time.Time { return at.AddDate(0, 0, -back) }
	case "week":
		step = func(back int) time.Time { return at.AddDate(0, 0, -7*back) }
	case "month":
		step = func(back int) time.Time { // the first of a month, so that no month is left out
			return time.Date(at.Year(), at.Month()+1-time.Month(back), 1, 0, 0, 0, 0, time.UTC)
		}
	default:
		return nil, fmt.Errorf("--every %q: expected day, week or month", every)
	}
	var days []time.Time
	for back := points; back >= 1; back-- {
		days = append(days, step(back))
	}
	return days, nil
}

// backfill enters points of the past into a ledger.
type backfill struct {
	env     environment
	options historyOptions
	present *session
	ledger  *store.Ledger
	commits []debt.Commit
}

func (b *backfill) run(ctx context.Context, days []time.Time) error {
	runs, err := b.ledger.Runs(ctx)
	if err != nil {
		return err
	}
	last := ""
	if len(runs) > 0 {
		last = runs[len(runs)-1].AsOf
	}
	if b.commits, err = b.present.past.Commits(ctx); err != nil {
		return err
	}
	entered := 0
	for i, day := range days {
		if day.Format(time.RFC3339) <= last {
			continue
		}
		rev := newestAt(b.commits, day)
		if rev == "" {
			continue
		}
		b.progress("%d of %d: %s at %.12s", i+1, len(days), day.Format(time.DateOnly), rev)
		if err := b.point(ctx, day, rev); err != nil {
			return fmt.Errorf("%s at %.12s: %w", day.Format(time.DateOnly), rev, err)
		}
		entered++
	}
	_, err = fmt.Fprintf(b.env.stdout, "%d of %d points entered into %s; debtscan trend shows them\n", entered, len(days), b.ledger.Path())
	return err
}

// newestAt is the newest commit of the main line on a day: the first parents
// of the head are what was there, whatever else was being worked on.
func newestAt(commits []debt.Commit, day time.Time) string {
	if len(commits) == 0 {
		return ""
	}
	byID := make(map[string]debt.Commit, len(commits))
	for _, c := range commits {
		byID[c.ID] = c
	}
	for c, ok := commits[0], true; ok; c, ok = byID[c.Parents[0]] {
		if !c.CommitTime.After(day) {
			return c.ID
		}
		if len(c.Parents) == 0 {
			return ""
		}
	}
	return ""
}

// point scans one commit as of one day.
func (b *backfill) point(ctx context.Context, day time.Time, rev string) error {
	past := *b.present
	src, err := source.OpenCommit(ctx, b.present.root, rev, b.present.git)
	if err != nil {
		return err
	}
	defer src.Close()
	past.Source, past.Now = src, day
	if past.Config, err = readConfig(src); err != nil {
		return err
	}
	if err := b.options.target.switchOn(&past.Options); err != nil {
		return err
	}
	gitPast := b.present.past.At(rev, src, b.commits)
	past.Past = gitPast
	result, err := scan.Run(ctx, past.Options)
	if err := errors.Join(err, gitPast.Close()); err != nil {
		return err
	}
	options, err := past.ingestOptions(ctx, b.ledger, result)
	if err != nil {
		return err
	}
	_, err = b.ledger.Ingest(ctx, result, options)
	return err
}

// progress is for people: nothing is said where nobody looks.
func (b *backfill) progress(format string, args ...any) {
	if _, ok := terminal(b.env); ok {
		fmt.Fprintf(b.env.stderr, format+"\n", args...)
	}
}
