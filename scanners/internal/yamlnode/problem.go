package yamlnode

import (
	"strconv"
	"strings"
)

// explain puts an error of the YAML library into a sentence and finds its line.
// The library gives both in one text, "yaml: line 3: what is wrong".
func explain(err error, t *text) (line int, reason string) {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line = 1
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		number, what, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line, message = n, what
			if fromGrammar(what) {
				line++ // the library forgets to count such lines from 1
			}
		}
	}
	if name, ok := unknownAnchor(message); ok {
		line = t.lineOf("*" + name)
	}
	return min(line, t.lines()), "it is not valid YAML: " + message
}

// fromGrammar tells the errors of the library's parser from its scanner's.
func fromGrammar(message string) bool {
	switch message {
	case "did not find expected <document start>",
		"did not find expected node content",
		"did not find expected '-' indicator",
		"did not find expected key",
		"did not find expected ',' or ']'",
		"did not find expected ',' or '}'",
		"found undefined tag handle":
		return true
	}
	return false
}

func unknownAnchor(message string) (name string, ok bool) {
	rest, ok := strings.CutPrefix(message, "unknown anchor '")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, "' referenced")
}
