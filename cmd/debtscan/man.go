package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// newManCommand writes the manual pages that packages contain.
func newManCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write manual pages, one for every command",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true
			never := time.Time{} // equal releases have equal pages
			return doc.GenManTree(root, &doc.GenManHeader{Section: "1", Source: "debtscan", Manual: "debtscan", Date: &never}, args[0])
		},
	}
}

// newCompletionsCommand writes the completions that packages contain.
func newCompletionsCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "completions FOLDER",
		Short:  "Write completions for bash, zsh, fish and PowerShell",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			root := cmd.Root()
			for name, write := range map[string]func(string) error{
				"debtscan.bash": func(path string) error { return root.GenBashCompletionFileV2(path, true) },
				"_debtscan":     root.GenZshCompletionFile,
				"debtscan.fish": func(path string) error { return root.GenFishCompletionFile(path, true) },
				"debtscan.ps1":  root.GenPowerShellCompletionFileWithDesc,
			} {
				if err := write(filepath.Join(args[0], name)); err != nil {
					return fmt.Errorf("writing the completions: %w", err)
				}
			}
			return nil
		},
	}
}
