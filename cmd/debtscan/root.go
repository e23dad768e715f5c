package main

import (
	"github.com/spf13/cobra"
)

const rootHelp = `debtscan reads a repository's Terraform and OpenTofu, Dockerfiles and GitHub
workflows and reports infrastructure debt: what will hurt at the next failure,
who owns it, what paying it back costs, and what to repay first.

Without a command it scans the current folder. It never touches the network and
runs nothing of the repository it reads.`

func newRootCommand(env environment) *cobra.Command {
	scan := newScanCommand(env)
	root := &cobra.Command{
		Use:           "debtscan",
		Short:         "Find infrastructure debt before it finds you",
		Long:          rootHelp,
		Args:          cobra.NoArgs,
		SilenceUsage:  true,
		SilenceErrors: true,
		RunE:          scan.RunE,
	}
	root.Flags().AddFlagSet(scan.Flags())
	root.AddCommand(
		scan,
		newCheckCommand(env),
		newInitCommand(env),
		newOwnersCommand(env),
		newDepsCommand(env),
		newGraphCommand(env),
		newTrendCommand(env),
		newHistoryCommand(env),
		newReportCommand(env),
		newStoreCommand(env),
		newExplainCommand(env),
		newRulesCommand(env),
		newFactsCommand(env),
		newSuppressionsCommand(env),
		newVersionCommand(env),
		newManCommand(),
		newCompletionsCommand(),
	)
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(unknownFlag)
	guide(root)
	return root
}
