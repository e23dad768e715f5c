package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/store"
)

// newStoreCommand looks after the ledger's file.
func newStoreCommand(env environment) *cobra.Command {
	var db string
	cmd := &cobra.Command{
		Use:   "store",
		Short: "Look after a ledger: check it, back it up, make it smaller",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringVar(&db, "db", "", "the ledger (default "+defaultLedger+" in the repository)")
	cmd.AddCommand(
		&cobra.Command{
			Use:   "check",
			Short: "Prove that nothing in the ledger is broken",
			Args:  cobra.NoArgs,
			RunE: func(cmd *cobra.Command, _ []string) error {
				return withLedger(cmd.Context(), env, db, store.OpenReadOnly, func(l *store.Ledger) (string, error) {
					return l.Path() + " is whole", l.Check(cmd.Context())
				})
			},
		},
		&cobra.Command{
			Use:   "backup FILE",
			Short: "Copy the ledger while it is in use; an existing file is never overwritten",
			Args:  cobra.ExactArgs(1),
			RunE: func(cmd *cobra.Command, args []string) error {
				return withLedger(cmd.Context(), env, db, store.OpenReadOnly, func(l *store.Ledger) (string, error) {
					return "copied to " + args[0], l.Backup(cmd.Context(), args[0])
				})
			},
		},
		newStoreCompactCommand(env, &db),
	)
	return cmd
}

func newStoreCompactCommand(env environment, db *string) *cobra.Command {
	var before string
	cmd := &cobra.Command{
		Use:   "compact",
		Short: "Drop the texts of what closed long ago; every trend stays as it is",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			day, err := time.Parse(time.DateOnly, before)
			if err != nil {
				return fmt.Errorf("--before %q is not a date; write it as 2026-11-23", before)
			}
			return withLedger(cmd.Context(), env, *db, store.Open, func(l *store.Ledger) (string, error) {
				return "findings that closed before " + before + " are dropped", l.Compact(cmd.Context(), day)
			})
		},
	}
	cmd.Flags().StringVar(&before, "before", "", "the day up to which closed findings are dropped, as YYYY-MM-DD")
	_ = cmd.MarkFlagRequired("before")
	return cmd
}

// withLedger opens the ledger, does one thing to it and says what was done.
func withLedger(
	ctx context.Context, env environment, given string,
	open func(context.Context, string, store.Options) (*store.Ledger, error), do func(*store.Ledger) (string, error),
) error {
	path, err := ledgerPath(ctx, env, given)
	if err != nil {
		return err
	}
	ledger, err := open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	done, err := do(ledger)
	if closing := ledger.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(env.stdout, done)
	return err
}
