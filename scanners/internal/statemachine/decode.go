package statemachine

import (
	"encoding/json"
	"strings"
)

// Unknown stands in a document for a value that is written and not known.
type Unknown struct{}

// Bounds on what is read. The service refuses definitions of more than 1 MiB.
const (
	maxText   = 1 << 20
	maxStates = 2_000
	maxDepth  = 10 // workflows inside of workflows
)

// Decode reads a definition that is written as JSON. Where hole is not empty it
// stands in the text for what is not known: a string that holds it is Unknown,
// and where it stands alone, one value is. What is no JSON then is not ok.
func Decode(text, hole string) (document any, ok bool) {
	if len(text) > maxText {
		return nil, false
	}
	if hole != "" {
		text = quoteHoles(text, hole)
	}
	if json.Unmarshal([]byte(text), &document) != nil {
		return nil, false
	}
	if hole != "" {
		document = withoutHoles(document, hole)
	}
	return document, true
}

// quoteHoles puts holes that stand alone into quotes.
func quoteHoles(text, hole string) string {
	var b strings.Builder
	inString, escaped := false, false
	for i := 0; i < len(text); {
		if !inString && strings.HasPrefix(text[i:], hole) {
			b.WriteString(`"` + hole + `"`)
			i += len(hole)
			continue
		}
		switch c := text[i]; {
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// withoutHoles puts Unknown where a hole is. A member whose name is not known
// makes its object Unknown.
func withoutHoles(v any, hole string) any {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, hole) {
			return Unknown{}
		}
	case []any:
		for i := range v {
			v[i] = withoutHoles(v[i], hole)
		}
	case map[string]any:
		for key, member := range v {
			if strings.Contains(key, hole) {
				return Unknown{}
			}
			v[key] = withoutHoles(member, hole)
		}
	}
	return v
}
