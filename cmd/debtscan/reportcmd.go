package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/report"
)

// newReportCommand renders a report again.
func newReportCommand(env environment) *cobra.Command {
	var o scanOptions
	var from string
	cmd := &cobra.Command{
		Use:   "report --from FILE",
		Short: "Render a report again, in any format",
		Long: `Read a report that was written as json or jsonl and render it again. Nothing is
scanned: line hashes of SARIF, which need the files, are left out.`,
		Example: `  debtscan report --from scan.json -o html=scan.html
  debtscan report --from scan.jsonl --format markdown`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if from == "" {
				return errors.New("--from FILE says which report to render; scan writes one with -o json=FILE")
			}
			text, err := os.ReadFile(from)
			if err != nil {
				return err
			}
			r, err := report.Read(bytes.NewReader(text))
			if err != nil {
				return fmt.Errorf("%s: %w", from, err)
			}
			out, err := newOutput(env, o)
			if err != nil {
				return err
			}
			set, err := o.target.ruleSet()
			if err != nil {
				return err
			}
			out.options.Rules = set.Rules()
			return out.write(r)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "the report, as json or jsonl")
	o.outputFlags(cmd.Flags())
	cmd.Flags().StringArrayVar(&o.target.rules, "rules", nil, "folder with rules of your own; may be repeated")
	return cmd
}
