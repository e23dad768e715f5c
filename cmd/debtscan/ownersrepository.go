package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
)

const ownersRepositoryHelp = `Say how well a repository is owned: how its files and units come by their owners,
which lines of CODEOWNERS do nothing, and on how few people its knowledge rests.

The truck factor is the number of people who would have to leave for half of the
files to have no author left (Avelino et al., 2016). It never forgets, so beside
it stands how many files have no author who was active in the last 365 days.`

func newOwnersRepositoryCommand(env environment) *cobra.Command {
	var o ownersOptions
	cmd := &cobra.Command{
		Use:   "repository",
		Short: "Say how well the repository is owned, in numbers and lines",
		Long:  ownersRepositoryHelp,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			owned, err := o.read(cmd.Context(), env)
			if err != nil {
				return err
			}
			return printRepository(env, o, owned)
		},
	}
	o.flags(cmd, "text, json, markdown or csv (of the numbers)")
	return cmd
}

func printRepository(env environment, o ownersOptions, owned scan.Owned) error {
	numbers, lines := numberTable(owned), lineTable(owned)
	switch o.format {
	case "json":
		return printJSON(env, repositoryJSONOf(owned))
	case "csv":
		return numbers.CSV(env.stdout)
	case "markdown":
		if err := numbers.Markdown(env.stdout); err != nil || len(lines.Rows) == 0 {
			return err
		}
		fmt.Fprintln(env.stdout)
		return lines.Markdown(env.stdout)
	case "text":
	default:
		return fmt.Errorf("unknown format %q: formats are text, json, markdown, csv", o.format)
	}
	if err := numbers.Text(env.stdout); err != nil || len(lines.Rows) == 0 {
		return err
	}
	fmt.Fprintln(env.stdout)
	return lines.Text(env.stdout)
}

// numberTable holds the coverage, the grades and the truck factor. What is not
// known has no number.
func numberTable(owned scan.Owned) report.Table {
	s, h := owned.Summary, owned.History
	t := report.Table{Columns: []report.Column{{Name: "What"}, {Name: "Files", Right: true}, {Name: "Units", Right: true}}}
	add := func(what string, files, units int) {
		t.Rows = append(t.Rows, []string{what, strconv.Itoa(files), strconv.Itoa(units)})
	}
	add("owned by a line for them", s.Files.Specific, s.Units.Specific)
	add("owned by a catch-all only", s.Files.CatchAll, s.Units.CatchAll)
	add("owned by nobody, on purpose", s.Files.Unowned, s.Units.Unowned)
	add("matched by no line", s.Files.Unmatched, s.Units.Unmatched)
	for _, g := range s.Grades {
		t.Rows = append(t.Rows, []string{"grade " + string(g.Grade), "", strconv.Itoa(g.Units)})
	}
	if !h.Complete {
		t.Rows = append(t.Rows, []string{"truck factor: " + unknownHistory(owned.Repository), "", ""})
		return t
	}
	t.Rows = append(t.Rows,
		[]string{fmt.Sprintf("truck factor (%d people are active)", h.Active), strconv.Itoa(h.Truck), ""},
		[]string{"by the author of most files", percent(h.TopShare), ""},
		[]string{"no author active for a year", percent(h.Forgotten), ""},
	)
	return t
}

func unknownHistory(r debt.RepoInfo) string {
	if advice := r.HistoryAdvice(); advice != "" {
		return "not known; " + advice
	}
	return "not known"
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }

// lineTable lists the lines of CODEOWNERS that do not do what they say.
func lineTable(owned scan.Owned) report.Table {
	s := owned.Summary
	t := report.Table{Columns: []report.Column{{Name: "Line", Code: true}, {Name: "Pattern", Code: true, Most: 40}, {Name: "Owners", Code: true, Most: 30}, {Name: "What is wrong"}}}
	add := func(line debt.OwnershipLine, wrong string) {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%s:%d", s.Path, line.At.Line), line.Pattern, strings.Join(line.Owners, " "), wrong})
	}
	if s.Problem != "" {
		t.Rows = append(t.Rows, []string{s.Path, "", "", "the file is not in force: " + s.Problem})
	}
	for _, line := range s.Invalid {
		add(line, "skipped: "+line.Problem)
	}
	for _, line := range s.Dead {
		add(line, "dead: it matches no file")
	}
	for _, line := range s.Shadowed {
		add(line, fmt.Sprintf("shadowed: line %d takes over all its files", line.Shadow))
	}
	return t
}
