package main

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report"
	"github.com/debtscan/debtscan/scan"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/store/cache"
)

const checkHelp = `Print only the debt that a change adds, with its fix.

With --staged the change is what git would commit now, against HEAD. Otherwise it
is the work tree against where it left the default branch, or --base.

Both states are evaluated, so no baseline file is needed. Rules that look at the
whole repository wait for a scan.

Exit codes: 0 nothing new at or above --fail-on · 1 new debt · 2 usage or tool
error, or no base · 3 a changed file could not be read or a rule failed.`

// checkOptions are the flags of check.
type checkOptions struct {
	target target
	staged bool
	base   string
	failOn string
	format string
	color  string
}

func newCheckCommand(env environment) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [FOLDER]",
		Short: "Print only the debt that a change adds",
		Long:  checkHelp,
		Example: `  debtscan check --staged
  debtscan check
  debtscan check --base origin/release --fail-on medium`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) == 1 {
				folder = args[0]
			}
			return runCheck(cmd.Context(), env, o, folder)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.staged, "staged", false, "check what git would commit now")
	f.StringVar(&o.base, "base", "", "compare with where this commit and HEAD parted (default the default branch)")
	f.StringVar(&o.failOn, "fail-on", "high", "the least severity that trips the gate: critical, high, medium, low or never")
	f.StringVar(&o.format, "format", "text", "text, json, markdown (a comment) or github (annotations)")
	f.StringVar(&o.color, "color", "auto", "colour the text: auto, always or never")
	f.StringVar(&o.target.asOf, "as-of", "", "the day to check for, as YYYY-MM-DD (default today)")
	f.StringVar(&o.target.backend, "backend", "auto", "who reads git: auto, go-git or git")
	f.StringArrayVar(&o.target.rules, "rules", nil, "folder with rules of your own; may be repeated")
	f.BoolVar(&o.target.noCache, "no-cache", false, "find everything out anew, and file nothing for the next time")
	return cmd
}

func runCheck(ctx context.Context, env environment, o checkOptions, folder string) error {
	if o.failOn != "never" && !debt.Severity(o.failOn).Valid() {
		return fmt.Errorf("--fail-on %q: expected critical, high, medium, low or never", o.failOn)
	}
	if o.staged && o.base != "" {
		return errors.New("--staged compares with HEAD; leave --base out")
	}
	if !slices.Contains([]string{"text", "json", "markdown", "github"}, o.format) {
		return fmt.Errorf("unknown format %q: formats are text, json, markdown, github", o.format)
	}
	color, err := useColor(env, o.color)
	if err != nil {
		return err
	}
	states, err := o.open(ctx, env, folder)
	if err != nil {
		return err
	}
	defer states.Close()
	result, err := scan.Check(ctx, states.base, states.Options)
	if err != nil {
		return err
	}
	page := report.Check{
		Files: len(result.Changed), Units: result.Units, New: result.New, Paid: result.Paid,
		Unread: result.Unread, Failed: result.Failed, Waiting: result.Waiting,
	}
	write := page.Text
	switch o.format {
	case "json":
		write = page.JSON
	case "markdown":
		write = page.Markdown
	case "github":
		write = page.GitHub
	}
	if err := write(env.stdout, report.Options{Color: color, Width: width(env)}); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return o.verdict(result)
}

// verdict turns a result into the exit code. Debt outranks what was not read:
// it is certain.
func (o checkOptions) verdict(c scan.Checked) error {
	bad := slices.DeleteFunc(slices.Clone(c.New), func(f debt.Finding) bool {
		return o.failOn == "never" || !f.Severity.AtLeast(debt.Severity(o.failOn))
	})
	switch {
	case len(bad) > 0:
		return &exit{exitGate, fmt.Sprintf("the change adds debt: %d new at %s or above; repay it, or accept it with # debtscan:ignore RULE until=DATE -- reason", len(bad), o.failOn)}
	case len(c.Unread) > 0 || len(c.Failed) > 0:
		return &exit{exitIncomplete, fmt.Sprintf("the check is incomplete: %d changed files not read, %d rules failed", len(c.Unread), len(c.Failed))}
	}
	return nil
}

// bothStates is a check that is ready to run.
type bothStates struct {
	scan.Options
	base  source.Source
	cache *cache.Cache
}

// Close releases both states and files what was found out.
func (b *bothStates) Close() {
	_ = b.cache.Close()
	_ = b.base.Close()
	_ = b.Source.Close()
}

// open opens both states. The configuration is that of the state being checked.
func (o checkOptions) open(ctx context.Context, env environment, folder string) (*bothStates, error) {
	options := scan.Options{Version: versionOf()}
	var err error
	if options.Now, err = o.target.moment(env); err != nil {
		return nil, err
	}
	if options.Rules, err = o.target.ruleSet(); err != nil {
		return nil, err
	}
	git, err := o.target.git(env)
	if err != nil {
		return nil, err
	}
	// A commit's files are listed several times faster by the git program.
	if git.Backend == source.Auto {
		fast := git
		fast.Backend = source.GitProgram
		if states, err := o.openBoth(ctx, env, folder, fast, options); err == nil {
			return states, nil
		}
	}
	return o.openBoth(ctx, env, folder, git, options)
}

// openBoth opens both states with one reader of git.
func (o checkOptions) openBoth(ctx context.Context, env environment, folder string, git source.Options, options scan.Options) (*bothStates, error) {
	root, under, err := source.Root(ctx, folder, git)
	if err != nil {
		return nil, err
	}
	b := &bothStates{Options: options}
	b.Under = under
	var opening sync.WaitGroup
	opening.Go(func() { b.cache = o.target.openCache(ctx, env, root) })
	b.base, b.Source, err = o.openStates(ctx, root, git)
	opening.Wait()
	if err != nil {
		return nil, errors.Join(err, b.cache.Close())
	}
	if b.cache.On() {
		b.Cache = b.cache
	}
	if b.Config, err = readConfig(b.Source); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// openStates opens both states at the same time: each waits for git.
func (o checkOptions) openStates(ctx context.Context, root string, git source.Options) (base, changed source.Source, err error) {
	var baseErr, changedErr error
	var group sync.WaitGroup
	group.Go(func() { base, baseErr = o.openBase(ctx, root, git) })
	group.Go(func() { changed, changedErr = o.openChanged(ctx, root, git) })
	group.Wait()
	if err := cmp.Or(baseErr, changedErr); err != nil {
		for _, opened := range []source.Source{base, changed} {
			if opened != nil {
				_ = opened.Close()
			}
		}
		return nil, nil, err
	}
	return base, changed, nil
}

func (o checkOptions) openChanged(ctx context.Context, root string, git source.Options) (source.Source, error) {
	if o.staged {
		return source.OpenIndex(ctx, root, git)
	}
	return source.OpenWorktree(ctx, root, git)
}

// openBase opens what the change is compared with. Before the first commit that
// is nothing at all.
func (o checkOptions) openBase(ctx context.Context, root string, git source.Options) (source.Source, error) {
	if o.staged {
		base, err := source.OpenCommit(ctx, root, "HEAD", git)
		if errors.Is(err, source.ErrNoCommits) {
			return source.FromFS(embed.FS{})
		}
		return base, err
	}
	rev := o.base
	if rev == "" {
		branch, err := source.DefaultBranch(ctx, root, git)
		if err != nil {
			return nil, err
		}
		rev = branch.Commit
	}
	id, err := source.MergeBase(ctx, root, rev, git)
	if err != nil {
		return nil, err
	}
	return source.OpenCommit(ctx, root, id, git)
}
