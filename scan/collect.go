package scan

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/graph"
	"github.com/debtscan/debtscan/scanners"
	"github.com/debtscan/debtscan/suppress"
)

// work is one unit to scan, and what came of it.
type work struct {
	scanner scanners.Scanner
	unit    debt.Unit
	facts   debt.Facts
	record  Record
	marked  map[string][]byte // contents of files with suppressions
	digest  string            // of the facts
	err     error
}

// collected is what all scanners made of the repository.
type collected struct {
	facts    debt.Facts
	digests  map[string]string // by unit ID
	read     map[string]bool   // files that scanners opened
	seen     int               // files of the repository
	excluded int               // left out by configuration
	paths    []string          // all files that are not excluded
	hidden   []string          // all files that are
	marked   map[string][]byte // contents of files with suppressions
}

// collect lists the files, finds the units and scans them.
func collect(ctx context.Context, o Options) (collected, error) {
	c := list(o)
	jobs := plan(o, c.paths)
	scanAll(ctx, o, jobs)
	return c.merge(o, jobs)
}

// list lists the files that are not excluded.
func list(o Options) collected {
	c := collected{digests: map[string]string{}, marked: map[string][]byte{}}
	for _, f := range o.Source.Files() {
		c.seen++
		if o.Config.Exclude.Match(f.Path) {
			c.excluded++
			c.hidden = append(c.hidden, f.Path)
			continue
		}
		c.paths = append(c.paths, f.Path)
	}
	return c
}

// plan makes one job of every unit of every scanner.
func plan(o Options, paths []string) []work {
	var jobs []work
	for _, s := range o.scanners() {
		for _, u := range s.Units(paths) {
			if within(u.Path, o.Under) {
				jobs = append(jobs, work{scanner: s, unit: u})
			}
		}
	}
	slices.SortStableFunc(jobs, func(a, b work) int { return cmp.Compare(a.unit.ID, b.unit.ID) })
	return jobs
}

// within reports whether path is folder or below it.
func within(path, folder string) bool {
	return folder == "" || folder == "." || path == folder || strings.HasPrefix(path, folder+"/")
}

// scanAll runs the jobs on a few workers. Each element of jobs is written by
// one worker only, so no lock is needed.
func scanAll(ctx context.Context, o Options, jobs []work) {
	workers := o.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next := make(chan int)
	var group sync.WaitGroup
	for range min(workers, len(jobs)) {
		group.Go(func() {
			for i := range next {
				jobs[i].run(ctx, o)
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	group.Wait()
}

// run scans one unit. A scanner that breaks on its input loses that unit's
// facts, says so, and costs no other unit.
func (w *work) run(ctx context.Context, o Options) {
	if o.recall(w) {
		return
	}
	recorded := newRecorder(o.Source, suppress.Marker)
	var text bytes.Buffer // the facts, when they are kept
	defer func() {
		w.record, w.marked = recorded.Record(), recorded.marked
		if text.Len() > 0 && w.err == nil {
			o.retain(w, text.Bytes())
		}
		if problem := recover(); problem != nil {
			w.facts = debt.Facts{Unread: []debt.Unread{{
				Path: w.unit.At.Path, Unit: w.unit.ID, Scanner: w.scanner.Name(),
				Reason: fmt.Sprintf("the scanner broke on it; please report this as a bug: %v", problem),
			}}}
		}
	}()
	if w.err = ctx.Err(); w.err != nil {
		return
	}
	if w.facts, w.err = w.scanner.Scan(ctx, recorded, w.unit); w.err != nil {
		return
	}
	hash := sha256.New()
	if o.keeps() {
		w.err = writeFacts(io.MultiWriter(hash, &text), &w.facts)
	} else {
		w.err = writeFacts(hash, &w.facts)
	}
	w.digest = hex.EncodeToString(hash.Sum(nil))
}

// running leaves out the scripts that nothing runs: they are no infrastructure,
// and nothing of them counts.
func running(jobs []work) []work {
	var facts debt.Facts // those that say what runs what: the others are many
	for _, w := range jobs {
		facts.Unit = append(facts.Unit, w.unit)
		facts.Append(debt.Facts{Command: w.facts.Command, Instruction: w.facts.Instruction, Step: w.facts.Step})
	}
	idle := graph.IdleScripts(facts)
	return slices.DeleteFunc(jobs, func(w work) bool { return w.err == nil && idle[w.unit.ID] })
}

// merge adds the jobs' facts up in the order of their units. It takes over the
// jobs, which hold nothing afterwards.
func (c collected) merge(o Options, jobs []work) (collected, error) {
	c.read = map[string]bool{}
	jobs = running(jobs)
	parts := make([]*debt.Facts, len(jobs))
	for i := range jobs {
		w := &jobs[i]
		if w.err != nil {
			return collected{}, fmt.Errorf("scanning %s: %w", w.unit.ID, w.err)
		}
		w.facts.Unit = append([]debt.Unit{w.unit}, w.facts.Unit...)
		parts[i] = &w.facts
		c.digests[w.unit.ID] = w.digest
		for _, file := range w.record.Files {
			c.read[file] = true
		}
		maps.Copy(c.marked, w.marked)
	}
	c.facts = debt.Join(parts)
	c.facts.Resource = o.judged(c.facts)
	c.facts.Unread = append(c.facts.Unread, o.Source.Unlisted()...)
	slices.SortFunc(c.facts.Unread, func(a, b debt.Unread) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
	return c, nil
}
