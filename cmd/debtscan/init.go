package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/source"
)

const initHelp = `Write what a repository needs to use debtscan. Nothing that exists is overwritten.

  --hook   .git/hooks/pre-commit, which runs debtscan check --staged`

// hookText is the pre-commit hook. It ends with the check's own exit code, and
// fails where debtscan is not installed: a check that cannot run has not passed.
const hookText = `#!/bin/sh
# Written by debtscan init --hook: shows the infrastructure debt that the commit
# adds. git commit --no-verify passes it by.
exec debtscan check --staged
`

func newInitCommand(env environment) *cobra.Command {
	var hook bool
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write the hook that checks every commit",
		Long:  initHelp,
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			if !hook {
				return errors.New("say what to write: --hook")
			}
			return writeHook(cmd.Context(), env, folder)
		},
	}
	cmd.Flags().BoolVar(&hook, "hook", false, "write .git/hooks/pre-commit")
	return cmd
}

func writeHook(ctx context.Context, env environment, folder string) error {
	dir, err := source.HooksDir(ctx, folder, source.Options{Getenv: env.getenv})
	if errors.Is(err, source.ErrHooksElsewhere) {
		return fmt.Errorf("%w; add this line to the pre-commit hook there: debtscan check --staged", err)
	}
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "pre-commit")
	switch err := writeNew(path, hookText); {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s exists and is left alone; add this line to it: debtscan check --staged", path)
	case err != nil:
		return err
	}
	if err := os.Chmod(path, 0o755); err != nil {
		return err
	}
	_, err = fmt.Fprintln(env.stdout, path)
	return err
}
