package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/source"
)

const initHelp = `Write what a repository needs to use debtscan. Nothing that exists is overwritten.

  --hook      the pre-commit hook, which runs debtscan check --staged
  --workflow  the nightly scan: .github/workflows/debtscan.yml, or a file for
              GitLab to include where the repository has a .gitlab-ci.yml
  --config    debtscan.yaml, all in comments

Without a flag it writes all three, and leaves alone what is there.`

//go:embed templates
var templates embed.FS

// initOptions are the flags of init.
type initOptions struct{ hook, workflow, config bool }

func newInitCommand(env environment) *cobra.Command {
	var o initOptions
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write the hook, the nightly scan and a configuration",
		Long:  initHelp,
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			return runInit(cmd.Context(), env, o, folder)
		},
	}
	cmd.Flags().BoolVar(&o.hook, "hook", false, "write the pre-commit hook")
	cmd.Flags().BoolVar(&o.workflow, "workflow", false, "write the nightly scan")
	cmd.Flags().BoolVar(&o.config, "config", false, "write debtscan.yaml")
	return cmd
}

// existsError says that a file is there and was left alone.
type existsError struct{ path, advice string }

func (e *existsError) Error() string { return e.path + " exists and is left alone" + e.advice }

// runInit writes what is asked for. Asked for by name, a file that is there is
// an error; asked for everything, it is a sentence.
func runInit(ctx context.Context, env environment, o initOptions, folder string) error {
	all := o == initOptions{}
	root, _, err := source.Root(ctx, folder, source.Options{Getenv: env.getenv})
	if err != nil {
		return err
	}
	for _, part := range []struct {
		wanted bool
		write  func() (string, error)
	}{
		{o.hook, func() (string, error) { return writeHook(ctx, env, folder) }},
		{o.workflow, func() (string, error) { return writeWorkflow(root) }},
		{o.config, func() (string, error) { return writeTemplate(root, config.FileName, "debtscan.yaml") }},
	} {
		if !part.wanted && !all {
			continue
		}
		path, err := part.write()
		exists, kept := errors.AsType[*existsError](err)
		switch {
		case kept && all:
			fmt.Fprintf(env.stderr, "%v\n", exists)
		case errors.Is(err, source.ErrNoRepository) && all:
			fmt.Fprintf(env.stderr, "no hook: %v\n", err)
		case err != nil:
			return err
		default:
			fmt.Fprintln(env.stdout, path)
		}
	}
	return nil
}

// writeWorkflow writes the nightly scan of the code host that the repository
// is made for.
func writeWorkflow(root string) (string, error) {
	if _, err := os.Stat(filepath.Join(root, ".gitlab-ci.yml")); err == nil {
		return writeTemplate(root, ".gitlab/debtscan.gitlab-ci.yml", "debtscan.gitlab-ci.yml")
	}
	return writeTemplate(root, ".github/workflows/debtscan.yml", "workflow.yml")
}

// writeTemplate writes a new file below root.
func writeTemplate(root, name, template string) (string, error) {
	text, err := templates.ReadFile("templates/" + template)
	if err != nil {
		return "", err
	}
	module, image := "latest", "latest"
	if release != "" {
		module, image = "v"+release, release
	}
	content := strings.NewReplacer("@VERSION@", module, "@IMAGE@", image).Replace(string(text))
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	if err := writeNew(path, content); errors.Is(err, fs.ErrExist) {
		return "", &existsError{path: path}
	} else if err != nil {
		return "", err
	}
	return path, nil
}
