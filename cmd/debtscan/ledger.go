package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/debtscan/debtscan/config"
	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/source"
	"github.com/debtscan/debtscan/store"
)

// defaultLedger is where a repository's ledger is, from its root.
const defaultLedger = ".debtscan/ledger.db"

// ledgerPath is the ledger named on the command line, or that of the repository
// around the current folder.
func ledgerPath(ctx context.Context, env environment, given string) (string, error) {
	if given != "" {
		return given, nil
	}
	root, _, err := source.Root(ctx, ".", source.Options{Getenv: env.getenv})
	if err != nil {
		return "", err
	}
	return filepath.Join(root, filepath.FromSlash(defaultLedger)), nil
}

// enter takes a report into the ledger and notes in it why each finding opened.
// It returns how debt moved up to this run.
func enter(ctx context.Context, path string, s *session, r *debt.Report) (*debt.Trend, error) {
	ledger, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return nil, err
	}
	trend, err := enterInto(ctx, ledger, s, r)
	if closing := ledger.Close(); err == nil {
		err = closing
	}
	return trend, err
}

func enterInto(ctx context.Context, ledger *store.Ledger, s *session, r *debt.Report) (*debt.Trend, error) {
	options, err := s.ingestOptions(ctx, ledger, r)
	if err != nil {
		return nil, err
	}
	run, err := ledger.Ingest(ctx, r, options)
	if err != nil {
		return nil, err
	}
	for i := range r.Findings {
		r.Findings[i].Cause = run.Causes[r.Findings[i].Fingerprint]
	}
	trend, err := ledger.Trend(ctx, store.TrendQuery{By: store.ByFamily})
	return &trend, err
}

// ingestOptions tell the ledger what the report does not.
func (s *session) ingestOptions(ctx context.Context, ledger *store.Ledger, r *debt.Report) (store.IngestOptions, error) {
	o := store.IngestOptions{
		Config:       s.configDigest(),
		Excluded:     s.Config.Exclude.Match,
		Replaces:     map[string]string{},
		NeedsHistory: s.Rules.NeedHistory(),
	}
	for _, rule := range s.Rules.Rules() {
		for _, old := range rule.Replaces {
			o.Replaces[old] = rule.ID
		}
	}
	if s.Under != "" && s.Under != "." {
		for _, u := range r.Units {
			o.Only = append(o.Only, u.ID)
		}
	}
	var err error
	o.Renames, err = s.renames(ctx, ledger, r)
	return o, err
}

// renames are the units that have another name since the last run. Where the
// repository no longer has the commit of that run, nobody knows of any.
func (s *session) renames(ctx context.Context, ledger *store.Ledger, r *debt.Report) ([]store.Rename, error) {
	last, ok, err := ledger.Last(ctx)
	if err != nil || !ok || last.Commit == "" {
		return nil, err
	}
	before, err := source.OpenCommit(ctx, s.root, last.Commit, s.git)
	if err != nil {
		return nil, ctx.Err()
	}
	defer before.Close()
	changes, err := source.Changed(ctx, before, s.Source)
	if err != nil {
		return nil, err
	}
	moves, err := source.Moved(ctx, before, s.Source, changes)
	return store.UnitRenames(moves, r.Units), err
}

// configDigest identifies what the scan was told: its configuration, and the
// rules that the command line switched on.
func (s *session) configDigest() string {
	hash := sha256.New()
	if content, err := fs.ReadFile(s.Source, config.FileName); err == nil {
		hash.Write(content)
	}
	fmt.Fprintf(hash, "\x00%q\x00%s", s.enabled, s.Under)
	return hex.EncodeToString(hash.Sum(nil))
}
