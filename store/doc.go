// Package store keeps the ledger: how infrastructure debt moved over the runs
// of a repository, in one SQLite file.
//
// The ledger stores intervals, never a row for every finding of every run. A
// finding that stays as it is costs nothing; when anything about it changes,
// its span ends and a new one goes on from there. Only interest, which grows
// with the days, is kept apart: each run has a journal, a packed list of what
// it opened, closed and priced anew, and what that shifted by rule, severity,
// owners and unit. Lists are read from spans, trends from shifts, and filtered
// trends from journals; Check proves that all tell the same story.
//
// A finding is closed only by a run that really looked: what a parse error, a
// failed rule or a scan of some units hides stays open. Every opening and
// closing has a cause, decided by comparing what the run before saw (digests
// of rules, units and tables, and the clock) with what this one sees.
//
// One run is one transaction. A process that is killed leaves the run whole or
// not at all.
package store
