package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/pflag"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/rules"
	"github.com/debtscan/debtscan/scan"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/store/cache"
	"github.com/debtscan/debtscan/tables"
)

// target is what the flags shared by scanning commands say: which state of
// which repository, when, under which rules.
type target struct {
	rev     string
	given   func(flag string) bool
	asOf    string
	backend string
	rules   []string
	enable  []string
	noCache bool
	data    string
}

func (t *target) flags(f *pflag.FlagSet) {
	t.given = f.Changed
	f.StringVar(&t.rev, "rev", "", "scan this commit from git's objects instead of the work tree")
	f.StringVar(&t.asOf, "as-of", "", "the day to scan for, as YYYY-MM-DD (default today)")
	f.StringVar(&t.backend, "backend", "auto", "who reads git: auto, go-git or git")
	f.StringArrayVar(&t.rules, "rules", nil, "folder with rules of your own; may be repeated")
	f.StringSliceVar(&t.enable, "enable", nil, "also run these rules, which are off by default: IDs, or all")
	f.StringVar(&t.data, "data", "", "folder with newer tables of ends of life, runners and the like")
	f.BoolVar(&t.noCache, "no-cache", false, "find everything out anew, and file nothing for the next time")
}

// session is a scan that is ready to run, with what must be closed after it.
type session struct {
	scan.Options
	enabled []string       // rules that the command line switched on
	root    string         // of the repository
	git     source.Options // how it is read
	past    *scan.GitPast  // nil when nothing is committed
	cache   *cache.Cache
}

// Close releases the source and files what was found out for the next time.
// What cannot be filed is found out again.
func (s *session) Close() {
	if s.past != nil {
		_ = s.past.Close()
	}
	_ = s.cache.Close()
	_ = s.Source.Close()
}

// open opens the target in folder. The caller closes the session.
func (t *target) open(ctx context.Context, env environment, folder string) (*session, error) {
	s := &session{Options: scan.Options{Version: versionOf()}, enabled: t.enable}
	var err error
	if s.Now, err = t.moment(env); err != nil {
		return nil, err
	}
	if s.Rules, err = t.ruleSet(); err != nil {
		return nil, err
	}
	if t.data != "" {
		if s.Tables, err = tables.LoadDir(os.DirFS(t.data)); err != nil {
			return nil, fmt.Errorf("--data %s: %w", t.data, err)
		}
	}
	state, err := t.source(ctx, env, folder)
	if err != nil {
		return nil, err
	}
	s.Source, s.Under, s.root, s.git = state.Source, state.under, state.root, state.git
	s.cache = t.openCache(ctx, env, state.root)
	if s.cache.On() {
		s.Cache = s.cache
	}
	if s.Source.Info().Commit != "" {
		s.past = scan.NewGitPast(state.root, s.Source.Info().Commit, state.git, s.Source, s.Cache)
		s.Past = s.past
	}
	if s.Config, err = readConfig(s.Source); err == nil {
		err = t.switchOn(&s.Options)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// openCache opens the file that keeps what is known of the repository at root.
// Where there is no place for one, the cache is off.
func (t *target) openCache(ctx context.Context, env environment, root string) *cache.Cache {
	folder := cacheFolder(env)
	if t.noCache || folder == "" {
		return &cache.Cache{}
	}
	absolute, err := filepath.Abs(root)
	if err != nil {
		return &cache.Cache{}
	}
	name := sha256.Sum256([]byte(absolute))
	c, err := cache.Open(ctx, filepath.Join(folder, "debtscan", hex.EncodeToString(name[:12])+".db"), cache.Options{})
	if err != nil {
		return &cache.Cache{} // a cache may be missing at any time
	}
	return c
}

// cacheFolder is where the user's programs keep what they can lose.
func cacheFolder(env environment) string {
	if folder := env.getenv("XDG_CACHE_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	home := env.getenv("HOME")
	switch {
	case runtime.GOOS == "windows":
		return env.getenv("LocalAppData")
	case !filepath.IsAbs(home):
		return ""
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Caches")
	}
	return filepath.Join(home, ".cache")
}

// switchOn switches rules on that --enable names. What the configuration
// switches off stays off.
func (t *target) switchOn(o *scan.Options) error {
	on, settings := true, map[string]config.Setting{}
	maps.Copy(settings, o.Config.Rules)
	for _, name := range t.enable {
		found := false
		for _, r := range o.Rules.Rules() {
			if name != "all" && name != r.ID {
				continue
			}
			found = true
			if s := settings[r.ID]; s.Enabled == nil {
				s.Enabled = &on
				settings[r.ID] = s
			}
		}
		if !found {
			return fmt.Errorf("--enable %s: there is no such rule; `debtscan rules list` shows all", name)
		}
	}
	o.Config.Rules = settings
	return nil
}

// moment is --as-of, else the start of today, so that two runs of one day agree.
func (t *target) moment(env environment) (time.Time, error) {
	if t.asOf == "" {
		return env.now().UTC().Truncate(24 * time.Hour), nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if moment, err := time.Parse(layout, t.asOf); err == nil {
			return moment.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("--as-of %q is not a date; write it as 2026-11-23", t.asOf)
}

// ruleSet is the embedded rules and those of every --rules folder.
func (t *target) ruleSet() (*rules.Set, error) {
	set, err := rules.Load(rules.Embedded(), rules.LoadOptions{})
	if err != nil {
		return nil, fmt.Errorf("reading the embedded rules: %w", err)
	}
	for _, folder := range t.rules {
		own, err := loadRules(folder)
		if err != nil {
			return nil, err
		}
		if set, err = set.Merge(own); err != nil {
			return nil, fmt.Errorf("--rules %s: %w", folder, err)
		}
	}
	return set, nil
}

func loadRules(folder string) (*rules.Set, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("--rules %s: there is no such folder", folder)
	}
	set, err := rules.Load(os.DirFS(folder), rules.LoadOptions{Custom: true})
	if err != nil {
		return nil, fmt.Errorf("--rules %s: %w", folder, err)
	}
	return set, nil
}

// state is an opened state of a repository.
type state struct {
	source.Source
	root, under string // the repository, and the asked folder below it
	git         source.Options
}

// source opens the repository that folder belongs to, and says which part of
// it folder is. Paths in reports are those of the repository, wherever the
// command was started.
func (t *target) source(ctx context.Context, env environment, folder string) (state, error) {
	options, err := t.git(env)
	if err != nil {
		return state{}, err
	}
	if t.rev == "" && t.given != nil && t.given("rev") {
		return state{}, errors.New("--rev is empty; name a commit, or leave it out to scan the work tree")
	}
	root, under, err := source.Root(ctx, folder, options)
	if err != nil {
		return state{}, err
	}
	s := state{root: root, under: under, git: options}
	if t.rev != "" {
		s.Source, err = source.OpenCommit(ctx, root, t.rev, options)
	} else {
		options.Downloaded = true
		s.Source, err = source.OpenWorktree(ctx, root, options)
	}
	return s, err
}

// git says how git is read.
func (t *target) git(env environment) (source.Options, error) {
	options := source.Options{Backend: source.Backend(t.backend), Getenv: env.getenv}
	switch options.Backend {
	case source.Auto, source.GoGit, source.GitProgram:
		return options, nil
	}
	return options, fmt.Errorf("--backend %q: expected auto, go-git or git", t.backend)
}

// readConfig reads the configuration from the state that is scanned, so that a
// scan of the past uses the settings of the past.
func readConfig(fsys fs.FS) (config.Config, error) {
	content, err := fs.ReadFile(fsys, config.FileName)
	if errors.Is(err, fs.ErrNotExist) {
		other := "debtscan.yml"
		if _, err := fs.Stat(fsys, other); err == nil {
			return config.Config{}, fmt.Errorf("%s is not read; rename it to %s", other, path.Base(config.FileName))
		}
		return config.Config{}, nil
	}
	if err != nil {
		return config.Config{}, fmt.Errorf("reading %s: %w", config.FileName, err)
	}
	return config.Parse(config.FileName, content)
}
