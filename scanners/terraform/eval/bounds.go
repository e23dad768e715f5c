package eval

import (
	"bytes"
	"fmt"

	"github.com/zclconf/go-cty/cty"
)

// Bounds on nesting. The parsers recurse, and a stack that overflows cannot be
// recovered from.
const (
	maxNesting    = 200
	maxOperators  = 1000
	maxChain      = 10_000 // operators and steps of one expression, which nest to the left
	maxDirectives = 2_000  // "%{…}" of one file, which take the time of their square
	maxEscapes    = 4_000  // "$${" of one file, which take the time of their square
	maxHeredoc    = 4_000  // lines of one heredoc, which take the time of their square
)

// Bounds refuses a file whose brackets nest, or whose operators chain, deeper
// than any configuration does: it gives the line and a reason, which is empty
// for a file that may be parsed. It counts bytes, not tokens: strings count too,
// which only matters to files that no one has written.
func Bounds(content []byte) (line int, reason string) {
	if bytes.Count(content, []byte("%{")) > maxDirectives {
		return 0, fmt.Sprintf("it has more than %d template directives", maxDirectives)
	}
	if bytes.Count(content, []byte("$${")) > maxEscapes {
		return 0, fmt.Sprintf("it has more than %d escaped templates", maxEscapes)
	}
	if line := longHeredoc(content); line > 0 {
		return line, fmt.Sprintf("a heredoc has more than %d lines", maxHeredoc)
	}
	line = 1
	depth, unary, questions, chain := 0, 0, 0, 0
	for _, b := range content {
		switch b {
		case '\n':
			line++
			if depth == 0 {
				chain = 0
			}
			continue
		case ' ', '\t', '\r':
			continue
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(0, depth-1)
		case '?':
			questions++
		case '=':
			questions = 0
		}
		if b == '!' || b == '-' {
			unary++
		} else {
			unary = 0
		}
		if bytes.IndexByte([]byte("+-*/%&|<>!.["), b) >= 0 {
			chain++
		} else if b == ',' || b == '{' || b == '}' {
			chain = 0
		}
		if chain > maxChain {
			return line, fmt.Sprintf("an expression chains more than %d operators", maxChain)
		}
		if depth > maxNesting || unary > maxOperators || questions > maxOperators {
			return line, fmt.Sprintf("it nests deeper than %d levels", maxNesting)
		}
	}
	return line, ""
}

// longHeredoc is the line where a heredoc begins that is longer than any that
// somebody has written; 0 when there is none.
func longHeredoc(content []byte) int {
	began, at := 0, 0
	var end []byte
	for text := range bytes.Lines(content) {
		at++
		text = bytes.TrimSpace(text)
		switch {
		case end == nil:
			if end = heredocEnd(text); end != nil {
				began = at
			}
		case bytes.Equal(text, end):
			end = nil
		case at-began > maxHeredoc:
			return began
		}
	}
	return 0
}

// heredocEnd is the word that ends the heredoc which begins at the end of a line.
func heredocEnd(text []byte) []byte {
	i := bytes.LastIndex(text, []byte("<<"))
	if i < 0 {
		return nil
	}
	word := bytes.TrimPrefix(text[i+2:], []byte("-"))
	if len(word) == 0 || bytes.ContainsAny(word, " \t\"'(){}[],;") {
		return nil
	}
	return word
}

// shallow reports whether a document's brackets nest no deeper than any that
// somebody has written, because decoding recurses.
func shallow(v cty.Value) bool {
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.String {
		return true
	}
	depth := 0
	for _, b := range []byte(v.AsString()) {
		switch b {
		case '[', '{':
			if depth++; depth > maxNesting {
				return false
			}
		case ']', '}':
			depth--
		}
	}
	return true
}
