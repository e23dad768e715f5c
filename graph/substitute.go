package graph

import "strings"

// substitute puts values in place of the "${name}" in a text. It fails where one
// is not known or empty, and where the text gets longer than any path.
func substitute(text string, value func(name string) (string, bool)) (filled string, ok bool) {
	var b strings.Builder
	for {
		literal, after, found := strings.Cut(text, "${")
		b.WriteString(literal)
		if !found {
			return b.String(), true
		}
		name, behind, _ := strings.Cut(after, "}")
		inserted, known := value(name)
		if !known || inserted == "" || b.Len() > maxPath {
			return "", false
		}
		b.WriteString(inserted)
		text = behind
	}
}
