package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
	"github.com/debtscan/debtscan/source"
)

const ownersOfHelp = `Say who owns paths by CODEOWNERS, as GitHub reads it: the last line that
matches decides. Paths are taken from the folder the command is started in and
need not exist.

  specific   a line for these paths names the owners
  catch-all  only a line that matches everything does
  unowned    the last matching line names nobody, on purpose
  unmatched  no line matches, or there is no CODEOWNERS`

func newOwnersOfCommand(env environment) *cobra.Command {
	var t target
	var folder, format string
	cmd := &cobra.Command{
		Use:   "of PATH…",
		Short: "Say who owns paths, which line says so, and whether it is specific",
		Long:  ownersOfHelp,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			src, err := t.source(cmd.Context(), env, folder)
			if err != nil {
				return err
			}
			defer src.Close()
			file, unread := scan.Codeowners(src)
			if unread != nil {
				return fmt.Errorf("%s cannot be read: %s", unread.Path, unread.Reason)
			}
			if file.Problem != "" {
				return fmt.Errorf("%s is not in force: %s", file.Path, file.Problem)
			}
			var answers []debt.Ownership
			for _, arg := range args {
				path, err := inRepository(src.under, arg)
				if err != nil {
					return err
				}
				answers = append(answers, ownerOf(src, file, path, arg))
			}
			return printOwners(env, format, answers)
		},
	}
	cmd.Flags().StringVarP(&folder, "repository", "C", ".", "a folder of the repository")
	cmd.Flags().StringVar(&t.rev, "rev", "", "read CODEOWNERS of this commit instead of the work tree")
	cmd.Flags().StringVar(&t.backend, "backend", "auto", "who reads git: auto, go-git or git")
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

// ownerOf answers for a file, or for a new file in a folder.
func ownerOf(src source.Source, file ownership.File, path, arg string) debt.Ownership {
	info, err := fs.Stat(src, path)
	if folder := strings.HasSuffix(arg, "/") || err == nil && info.IsDir(); !folder {
		return file.Match(path)
	}
	answer := file.Match(strings.TrimPrefix(path+"/a-new-file", "./"))
	answer.Path = path + "/"
	return answer
}

// inRepository turns an argument into a path of the repository.
func inRepository(under, arg string) (string, error) {
	if arg == "" {
		return "", errors.New("a path is empty; name a file or a folder")
	}
	if filepath.IsAbs(arg) {
		return "", fmt.Errorf("%s: give a path relative to the folder you are in", arg)
	}
	path := filepath.ToSlash(filepath.Join(filepath.FromSlash(under), arg))
	if path == ".." || strings.HasPrefix(path, "../") {
		return "", fmt.Errorf("%s is outside of the repository", arg)
	}
	return path, nil
}

func printOwners(env environment, format string, answers []debt.Ownership) error {
	switch format {
	case "json":
		return printJSON(env, answers)
	case "text":
	default:
		return fmt.Errorf("unknown format %q: formats are text, json", format)
	}
	table := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, a := range answers {
		owners, where := "nobody", "no line"
		if len(a.Owners) > 0 {
			owners = strings.Join(a.Owners, " ")
		}
		if a.Source != "" {
			where = fmt.Sprintf("%s:%d", a.Source, a.Line)
		}
		_, err := fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", report.Escape(a.Path), report.Escape(owners), a.Status, report.Escape(where))
		if err != nil {
			return err
		}
	}
	return errors.Join(table.Flush())
}
