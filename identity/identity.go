// Package identity says when two findings of different scans are the same. A
// finding's fingerprint is made of what the debt is about: its rule, its unit
// and its key. It has neither a line nor a message in it, so that text which
// moves or is worded anew keeps its findings.
package identity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// scheme is hashed first. It changes when anything else of the hash does, so
// that fingerprints of two schemes never meet.
const scheme = "debtscan/1"

// digits is the length of a fingerprint: 128 bits in hex.
const digits = 32

// Fingerprint hashes what a finding is about to 32 hex digits. The unit is
// given by its kind and its scope, which is its path; key is as the rule gives
// it. Ordinal counts from 0 the findings of one unit that are otherwise equal.
func Fingerprint(rule string, kind debt.Kind, scope string, key []string, ordinal int) string {
	h := sha256.New()
	for _, part := range []string{scheme, rule, string(kind), scope, strconv.Itoa(len(key))} {
		add(h, part)
	}
	for _, part := range key {
		add(h, part)
	}
	add(h, strconv.Itoa(ordinal))
	return hex.EncodeToString(h.Sum(nil))[:digits]
}

// add hashes a part behind its length, so that no part's text can pass for the
// end of a part.
func add(h hash.Hash, part string) {
	_, _ = io.WriteString(h, strconv.Itoa(len(part))+"\x00"+part+"\x00") // a hash takes every byte
}

// Assign returns the findings in the same order, with their fingerprints.
// Among findings of one unit with the same rule and key, the ordinal follows
// the source order; it shifts when one of them is removed.
func Assign(findings []debt.Finding) []debt.Finding {
	assigned := slices.Clone(findings)
	order := make([]int, len(assigned))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return bySource(assigned[a], assigned[b]) })
	equals := map[string]int{}
	for _, i := range order {
		f := &assigned[i]
		kind, scope := debt.SplitUnitID(f.Unit)
		first := Fingerprint(f.Rule, kind, scope, f.Key, 0)
		f.Fingerprint = first
		if n := equals[first]; n > 0 {
			f.Fingerprint = Fingerprint(f.Rule, kind, scope, f.Key, n)
		}
		equals[first]++
	}
	return assigned
}

// bySource orders findings by where they stand, and those at one place by what
// they say, so that the order of the input never matters.
func bySource(a, b debt.Finding) int {
	return cmp.Or(
		strings.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.EndLine, b.EndLine),
		strings.Compare(a.Message, b.Message),
	)
}
