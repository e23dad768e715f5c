package main

import (
	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/report"
)

func newExplainCommand(env environment) *cobra.Command {
	var t target
	cmd := &cobra.Command{
		Use:   "explain RULE",
		Short: "Explain a rule: what it finds, why it hurts, how to repay it",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := t.ruleSet()
			if err != nil {
				return err
			}
			rule, err := findRule(set.Rules(), args[0])
			if err != nil {
				return err
			}
			example, _ := set.Example(rule.ID)
			return report.Explain(env.stdout, rule, example, width(env))
		},
	}
	cmd.Flags().StringArrayVar(&t.rules, "rules", nil, "folder with rules of your own; may be repeated")
	return cmd
}
