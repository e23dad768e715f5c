package comment

import (
	"slices"
	"strings"
)

// Every pattern is costly to try, and nearly all comments match none. These are
// parts, in lower case, of all that the patterns of one kind match.

func promiseWords() []string {
	return []string{
		"todo", "fixme", "hack", "xxx", "workaround", "work-around", "temporar", "for now", "until", "short-term", "short term",
		"remove", "delete", "drop",
	}
}

func manualWords() []string {
	return []string{
		"manually", "by hand", "outside", "click", "console", "portal", " ui", "interface", "remove", "delete", "destroy", "touch",
		"t managed", "t created", "t provisioned", "t maintained", "t yet", "t currently",
	}
}

func directiveWords() []string {
	return []string{"skip=", "ignore", "nosem", "kics-scan", "yamllint", "disable="}
}

// mentions reports whether a text in lower case has one of the words.
func mentions(lower string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(lower, word) })
}
