package comment

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// Limits of one script. The parser recurses without a limit.
const (
	maxScript   = 256 << 10
	maxOpenings = 20_000
)

var expression = regexp.MustCompile(`\$\{\{[^\n]*?\}\}`)

// Shell finds the comments of a shell script: a file, or what a pipeline's step
// runs, in which "${{ … }}" stands for any text. Lines are those of the script,
// from 1 on. A script that is not valid Bash has none that could be told for
// sure, and neither has one that is beyond the limits; the scanner that reads
// its commands reports such a script. The line of the interpreter is no comment.
func Shell(script string) []Comment {
	if !strings.Contains(script, "#") || len(script) > maxScript || openings(script) > maxOpenings {
		return nil
	}
	masked := expression.ReplaceAllStringFunc(script, func(found string) string { return strings.Repeat("_", len(found)) })
	file, err := syntax.NewParser(syntax.KeepComments(true), syntax.Variant(syntax.LangBash)).Parse(strings.NewReader(masked), "")
	if err != nil {
		return nil
	}
	widths := map[int]int{}
	syntax.Walk(file, func(node syntax.Node) bool {
		if c, ok := node.(*syntax.Comment); ok {
			widths[int(c.Pos().Offset())] = len("#") + len(c.Text)
		}
		return true
	})
	return shellComments(script, widths)
}

// shellComments takes the words of comments, whose widths are given by the offset
// of their sign, from the script as it was before it was masked. Between
// backquotes a comment ends with them, so a line may have several.
func shellComments(script string, widths map[int]int) []Comment {
	var all []Comment
	line, start := 1, 0 // of the line
	for _, at := range slices.Sorted(maps.Keys(widths)) {
		line += strings.Count(script[start:at], "\n")
		start += strings.LastIndexByte(script[start:at], '\n') + 1
		text, _, _ := strings.Cut(script[at:min(at+widths[at], len(script))], "\n")
		if at > 0 || !strings.HasPrefix(text, "#!") {
			all = append(all, Comment{Line: line, Column: at - start + 1, Text: text, Alone: strings.TrimSpace(script[start:at]) == ""})
		}
	}
	return all
}

// openings counts what can make the grammar nest.
func openings(text string) int {
	count := 0
	for _, word := range []string{"(", "[", "{", "!", "if", "while", "until"} {
		count += strings.Count(text, word)
	}
	return count
}
