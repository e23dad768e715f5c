package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/rules"
)

// rulesFolder is the folder named on the command line, or the embedded rules.
func rulesFolder(args []string) fs.FS {
	if len(args) == 0 {
		return nil
	}
	return os.DirFS(args[0])
}

const rulesNewHelp = `Write a new rule into FOLDER/<family>/<name>: the rule, its Rego test and its
example. They compile and pass as they are, and find local backends;
change them one by one and run ` + "`debtscan rules test FOLDER`" + ` in between.`

func newRulesNewCommand(env environment) *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:     "new FAMILY NAME",
		Short:   "Write a new rule: rule, test and example",
		Long:    rulesNewHelp,
		Example: "  debtscan rules new hidden-state cache-on-disk --dir my-rules",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			taken, err := takenIDs(folder)
			if err != nil {
				return err
			}
			files, err := rules.Scaffold(taken, args[0], args[1])
			if err != nil {
				return err
			}
			for _, f := range files {
				path := filepath.Join(folder, filepath.FromSlash(f.Path))
				if err := writeNew(path, f.Text); err != nil {
					return err
				}
				fmt.Fprintln(env.stdout, path)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&folder, "dir", "rules", "folder to write into")
	return cmd
}

// takenIDs are those of the embedded rules and of what the folder has already.
func takenIDs(folder string) ([]string, error) {
	set, err := rules.Load(rules.Embedded(), rules.LoadOptions{})
	if err != nil {
		return nil, err
	}
	list := set.Rules()
	if _, err := os.Stat(folder); err == nil {
		own, err := loadRules(folder)
		if err != nil {
			return nil, err
		}
		list = append(list, own.Rules()...)
	}
	var taken []string
	for _, r := range list {
		taken = append(taken, r.ID)
	}
	return taken, nil
}

// writeNew writes a file that must not exist yet.
func writeNew(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := file.WriteString(text); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}

func newRulesDocsCommand(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "docs FOLDER",
		Short: "Write a Markdown page of every rule, and an index, into a folder",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := rules.Load(rules.Embedded(), rules.LoadOptions{})
			if err != nil {
				return err
			}
			pages := map[string]string{"README.md": report.RulesMarkdown(set.Rules())}
			for _, r := range set.Rules() {
				example, _ := set.Example(r.ID)
				pages[r.ID+".md"] = report.RuleMarkdown(r, example)
			}
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return err
			}
			for name, text := range pages {
				if err := os.WriteFile(filepath.Join(args[0], name), []byte(text), 0o644); err != nil {
					return err
				}
			}
			_, err = fmt.Fprintf(env.stdout, "%d pages in %s\n", len(pages), args[0])
			return err
		},
	}
}
