// Package rules turns facts into findings with rules written in Rego.
//
// A rule is a folder: the rule itself, its Rego test and an example. Nothing
// about a rule is written anywhere else, so adding one edits no list. What
// would otherwise be a list is derived: a rule's description from its METADATA
// annotation, the tables it reads from its text, the resource types it knows
// from its syntax tree, each proven by its own example.
//
// The journey of an evaluation:
//
//	facts ─ NewInput ─▶ Input: flat tables, grouped and indexed in Go, one ast.Value
//	files ─ Load ─────▶ Set: annotations and sources, nothing parsed yet
//	Set ─── NewEngine ▶ Engine: compiles the rules that an Input has tables for
//	Engine.Eval ──────▶ Result: findings, the rules evaluated, the rules that failed
//
// Joins are made in Go, because Rego makes them by nested scans: big tables are
// grouped by their natural key, and input.referrers answers "who mentions this
// row" without a scan. What a rule groups by itself is a comprehension over a set
// of pairs: Rego indexes those by a variable that one side of == is. The heads of a
// partial object, as in "by[key] contains value", are compared with all before
// them, which takes a minute where a repository has a hundred thousand rows.
//
// Rules are pure. The capabilities hold no network, no randomness and no clock;
// the only time is input.now. One rule's error, conflict or time-out costs that
// rule's findings and nothing else, and is reported.
//
// The package is the only one that knows OPA; no type of OPA is in its API.
package rules
