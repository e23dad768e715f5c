package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/scan"
)

const factsHelp = `Print, as JSON, what rules see: every fact of the units at or below FOLDER,
grouped and indexed as in the rules' input. What is certain stands in attrs,
the branches of a conditional in maybe, and what is not known in unsure.`

func newFactsCommand(env environment) *cobra.Command {
	var t target
	var table string
	cmd := &cobra.Command{
		Use:   "facts [FOLDER]",
		Short: "Print what rules see",
		Long:  factsHelp,
		Example: `  debtscan facts infra/prod
  debtscan facts --table pin`,
		Args: cobra.MaximumNArgs(1),
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
			input, err := scan.Input(cmd.Context(), session.Options)
			if err != nil {
				return err
			}
			text, err := input.MarshalJSON()
			if err != nil {
				return err
			}
			return printFacts(env, text, table)
		},
	}
	t.flags(cmd.Flags())
	cmd.Flags().StringVar(&table, "table", "", "print this table only, as in pin or resource")
	return cmd
}

func printFacts(env environment, text []byte, table string) error {
	if table != "" {
		var tables map[string]json.RawMessage
		if err := json.Unmarshal(text, &tables); err != nil {
			return err
		}
		rows, ok := tables[table]
		if !ok {
			return fmt.Errorf("there is no table %q; `debtscan facts` shows all", table)
		}
		text = rows
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", "  "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err := indented.WriteTo(env.stdout)
	return err
}
