package rules

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// annotation is the METADATA comment of a rule, found in its text. Reading it
// does not parse the rule, so a scan pays for the rules it needs only; reading
// it ourselves also lets an error name the line of a field.
type annotation struct {
	root        *yaml.Node // a mapping
	offset      int        // lines of the file before the first line of the YAML
	packageLine int
	family      string // of the package: data.debt.rules[family][name]
	name        string
}

// readAnnotation finds the annotation in the text of a rule. An error is a
// Problem.
func (g grammar) readAnnotation(file, source string) (annotation, error) {
	lines := strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n")
	a, err := g.readPackage(file, lines)
	if err != nil {
		return annotation{}, err
	}
	if a.offset, err = annotationStart(file, lines[:a.packageLine-1]); err != nil {
		return annotation{}, err
	}
	var text strings.Builder
	for _, line := range lines[a.offset : a.packageLine-1] {
		text.WriteString(strings.TrimPrefix(line, "#") + "\n")
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text.String()), &document); err != nil {
		return annotation{}, Problem{file, a.offset, "the METADATA annotation is not YAML; mend it: " + err.Error()}
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		return annotation{}, Problem{file, a.offset, "the METADATA annotation is not a mapping; begin it with a title"}
	}
	a.root = document.Content[0]
	return a, nil
}

// readPackage finds the package line, 1-based, and the family and name in it.
func (g grammar) readPackage(file string, lines []string) (annotation, error) {
	for i, text := range lines {
		if !strings.HasPrefix(text, "package") {
			continue
		}
		m := g.packageLine.FindStringSubmatch(text)
		if m == nil {
			return annotation{}, Problem{file, i + 1, `the package is not debt.rules[family][name]; write it as in: package debt.rules["hidden-state"]["local-backend"]`}
		}
		return annotation{packageLine: i + 1, family: m[1] + m[2], name: m[3] + m[4]}, nil
	}
	return annotation{}, Problem{file, 1, "there is no package line; a rule begins with its METADATA and: package debt.rules[family][name]"}
}

// annotationStart returns the number of lines up to and with "# METADATA",
// among the lines before the package. Every line after it is a comment, or OPA
// would not take the annotation as the package's.
func annotationStart(file string, lines []string) (int, error) {
	for i, text := range lines {
		if strings.TrimSpace(text) != "# METADATA" {
			continue
		}
		for j, rest := range lines[i+1:] {
			if !strings.HasPrefix(rest, "#") {
				return 0, Problem{file, i + j + 2, "the METADATA annotation ends before the package line; leave no line between them"}
			}
		}
		return i + 1, nil
	}
	return 0, Problem{file, 1, "there is no METADATA annotation directly before the package line; begin the rule with one"}
}
