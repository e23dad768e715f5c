package rules

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// Set is the rules of a run: what each says about itself, and its source, which
// is parsed only when an engine needs it. A Set never changes.
type Set struct {
	rules []sourced // by ID
	lib   []source
}

// source is one Rego file.
type source struct {
	file string // slash-separated, inside its own file system
	text string
}

// sourced is a rule with its source.
type sourced struct {
	debt.Rule
	source
	reads reads
	files fs.FS // holds the example next to the source
}

// Rules lists what the rules say about themselves, by ID.
func (s *Set) Rules() []debt.Rule {
	list := make([]debt.Rule, len(s.rules))
	for i, r := range s.rules {
		list[i] = r.Rule
	}
	return list
}

// Select returns the set of the rules for which keep holds, such as those that
// the configuration switches on.
func (s *Set) Select(keep func(debt.Rule) bool) *Set {
	kept := &Set{lib: s.lib}
	for _, r := range s.rules {
		if keep(r.Rule) {
			kept.rules = append(kept.rules, r)
		}
	}
	return kept
}

// Merge returns the set of the rules of both, as for users' rules beside the
// embedded ones. No ID and no package may be in both.
func (s *Set) Merge(other *Set) (*Set, error) {
	return newSet(slices.Concat(s.rules, other.rules), s.lib)
}

// Digest identifies the rules of the set: SHA-256, in hex, over their IDs and
// digests.
func (s *Set) Digest() string {
	hash := sha256.New()
	for _, r := range s.rules {
		_, _ = fmt.Fprintf(hash, "%s %s\n", r.ID, r.Digest)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// Example returns the text of a rule's example.txtar: a small repository that
// shows what the rule finds and where it stays silent. It is false when there
// is no such rule, or the rule has no example.
func (s *Set) Example(id string) (string, bool) {
	i, ok := slices.BinarySearchFunc(s.rules, id, func(r sourced, id string) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return "", false
	}
	text, err := fs.ReadFile(s.rules[i].files, path.Join(path.Dir(s.rules[i].file), "example.txtar"))
	return string(text), err == nil
}

// Source returns the text of a rule, as it was loaded.
func (s *Set) Source(id string) (string, bool) {
	i, ok := slices.BinarySearchFunc(s.rules, id, func(r sourced, id string) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return "", false
	}
	return s.rules[i].text, true
}

// newSet orders rules by ID and checks what only all of them together can show.
func newSet(rules []sourced, lib []source) (*Set, error) {
	slices.SortFunc(rules, func(a, b sourced) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.file, b.file))
	})
	if err := asError(collisions(rules)); err != nil {
		return nil, err
	}
	return &Set{rules, lib}, nil
}

// collisions finds IDs and packages that several rules claim.
func collisions(rules []sourced) []Problem {
	var problems []Problem
	byID, byPackage, replaced := map[string]string{}, map[string]string{}, map[string]string{}
	claim := func(taken map[string]string, name, file, what string) {
		if first, ok := taken[name]; ok {
			problems = append(problems, Problem{file, 0, fmt.Sprintf("%s %s is already that of %s; choose another", what, name, first)})
			return
		}
		taken[name] = file
	}
	for _, r := range rules {
		claim(byID, r.ID, r.file, "the id")
		claim(byPackage, r.Package, r.file, "the package")
	}
	for _, r := range rules {
		for _, old := range r.Replaces {
			claim(replaced, old, r.file, "the replaced id")
			if first, ok := byID[old]; ok {
				problems = append(problems, Problem{r.file, 0, fmt.Sprintf("it replaces %s, but %s still has that id; remove one of them", old, first)})
			}
		}
	}
	return problems
}
