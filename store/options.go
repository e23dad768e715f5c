package store

// IngestOptions say what a report alone does not.
type IngestOptions struct {
	// Config is the digest of the configuration that the scan ran with.
	Config string
	// Only lists the IDs of the units that a partial scan looked at. What is
	// open elsewhere stays open. Empty means the whole repository.
	Only []string
	// Excluded reports whether the configuration leaves a path out. Findings
	// there close as excluded; nil excludes nothing.
	Excluded func(path string) bool
	// Replaces maps the ID of a rule that is no more to the one that took it
	// over. Its findings go on under the new rule.
	Replaces map[string]string
	// Renames are the units that have another name since the last run. Their
	// findings go on under the new one.
	Renames []Rename
	// NeedsHistory lists the IDs of rules that read the history of the
	// repository. A run without all of it closes none of their findings.
	NeedsHistory []string
	// Pseudonym replaces an e-mail address wherever one stands among owners
	// or in a message, so that the ledger never names a person. Without it,
	// all addresses become the same word.
	Pseudonym func(address string) string
}

// Rename is a unit that goes on under another ID.
type Rename struct {
	Old string
	New string
}
