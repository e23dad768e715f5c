package rules

import (
	"regexp"
	"strings"
)

// library is the helpers that rules import, cut into their definitions. A run
// evaluates few of them, and what the others look at is neither compiled nor
// made of the facts for them.
type library struct {
	files       []source
	definitions []definition
	grammar     libraryGrammar
}

// definition is one definition of a helper; a helper may have several.
type definition struct {
	name, text string
	file       int // its place among the files
}

type libraryGrammar struct {
	start   *regexp.Regexp // the line that a definition begins with
	word    *regexp.Regexp
	use     *regexp.Regexp // of a helper, by a rule
	comment *regexp.Regexp
	plain   *regexp.Regexp // the one form of import that use understands
	other   *regexp.Regexp // ways to the library that it does not
}

func newLibrary(files []source) library {
	l := library{files: files, grammar: libraryGrammar{
		start:   regexp.MustCompile(`^(?:default )?([a-z_][A-Za-z0-9_]*)`),
		word:    regexp.MustCompile(`[a-z_][A-Za-z0-9_]*`),
		use:     regexp.MustCompile(`\blib\.([a-z_][A-Za-z0-9_]*)`),
		comment: newGrammar().comment,
		plain:   regexp.MustCompile(`(?m)^import data\.debt\.lib[ \t]*$`),
		other:   regexp.MustCompile(`debt\.lib|\blib\[|"(?:debt|lib)"`),
	}}
	for i, file := range files {
		l.cut(i, file.text)
	}
	return l
}

// cut parts a file where a definition begins: at a line that is not indented and
// starts with a name.
func (l *library) cut(file int, text string) {
	current := -1
	for line := range strings.Lines(l.grammar.comment.ReplaceAllString(text, "")) {
		found := l.grammar.start.FindStringSubmatch(line)
		if len(found) > 1 && found[1] != "package" && found[1] != "import" {
			current = len(l.definitions)
			l.definitions = append(l.definitions, definition{name: found[1], file: file})
		}
		if current >= 0 {
			l.definitions[current].text += line
		}
	}
}

// libraryHead makes a file of definitions that stand alone.
const libraryHead = "package debt.lib\n\n"

// defined is the text of every definition of a helper, as a file.
func (l library) defined(name string) string {
	text := []string{libraryHead}
	for _, d := range l.definitions {
		if d.name == name {
			text = append(text, d.text)
		}
	}
	return strings.Join(text, "")
}

// used are the definitions that rules need, by themselves or through others. All
// are when it cannot be told from a rule's text.
func (l library) used(rules []sourced) []definition {
	wanted := map[string]bool{}
	for _, r := range rules {
		text := l.grammar.comment.ReplaceAllString(r.text, "")
		if l.grammar.other.MatchString(l.grammar.plain.ReplaceAllString(text, "")) {
			return l.definitions
		}
		for _, m := range l.grammar.use.FindAllStringSubmatch(text, -1) {
			wanted[m[1]] = true
		}
	}
	return l.closure(wanted, func(d definition) bool { return wanted[d.name] })
}

// needed are the files that hold what rules need, and what the rest of those
// files needs: a file compiles as a whole.
func (l library) needed(rules []sourced) []source {
	wanted, files := map[string]bool{}, map[int]bool{}
	for _, d := range l.used(rules) {
		files[d.file] = true
	}
	l.closure(wanted, func(d definition) bool {
		if wanted[d.name] {
			files[d.file] = true
		}
		return files[d.file]
	})
	var needed []source
	for i, file := range l.files {
		if files[i] {
			needed = append(needed, file)
		}
	}
	return needed
}

// closure gathers the definitions for which in holds, and adds the names that
// they mention to wanted, until nothing is added.
func (l library) closure(wanted map[string]bool, in func(definition) bool) []definition {
	known := map[string]bool{}
	for _, d := range l.definitions {
		known[d.name] = true
	}
	read := make([]bool, len(l.definitions))
	for changed := true; changed; {
		changed = false
		for i, d := range l.definitions {
			if read[i] || !in(d) {
				continue
			}
			read[i], changed = true, true
			for _, word := range l.grammar.word.FindAllString(d.text, -1) {
				if known[word] {
					wanted[word] = true
				}
			}
		}
	}
	var all []definition
	for i, d := range l.definitions {
		if read[i] {
			all = append(all, d)
		}
	}
	return all
}
