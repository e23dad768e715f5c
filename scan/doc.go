// Package scan is the pipeline, and the only room that knows all the others.
//
// One scan is one function of a state of a repository, its configuration, the
// rules and a moment:
//
//	source ─ files ─▶ units ─ scanners ─▶ facts ─ graph, ownership ─▶ resolved facts
//	       ─ rules ─▶ raw findings ─ identity, score ─▶ findings ─▶ debt.Report
//
// Everything that asks what a repository owes goes through it, whatever the
// source: there is no second path, so no two commands can disagree.
//
// Units are scanned in parallel and in isolation. What one scanner cannot read,
// or breaks on, becomes an Unread row of that unit and costs no other. The
// result is in one order however the work was divided.
package scan
