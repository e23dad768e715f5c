package dockerfile

import (
	"fmt"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"

	"github.com/debtscan/debtscan/debt"
)

// instructions makes a row of every statement.
func (f *file) instructions() []debt.Instruction {
	rows := make([]debt.Instruction, 0, len(f.doc.statements))
	counts := map[string]int{}
	for i, s := range f.doc.statements {
		base := f.scope(i) + "/" + s.keyword
		row := debt.Instruction{
			ID:      f.id(fmt.Sprintf("%s/%d", base, counts[base])),
			Unit:    f.unit.ID,
			Keyword: s.keyword,
			Final:   f.final(i),
			At:      f.at(s),
		}
		counts[base]++
		if f.of[i] >= 0 {
			row.Stage = f.stages[f.of[i]].label
		}
		f.describe(&row, s)
		rows = append(rows, row)
	}
	return rows
}

// describe fills what stands behind the keyword. For ONBUILD that is another
// instruction, whose keyword becomes the first word.
func (f *file) describe(row *debt.Instruction, s statement) {
	if s.node == nil {
		if s.text != "" {
			row.Args = []string{s.text}
		}
		return
	}
	node := s.node
	if trigger := triggered(node); trigger != nil {
		node = trigger
		row.Args = []string{strings.ToUpper(node.Value)}
	}
	row.Args = append(row.Args, arguments(node)...)
	row.Form = form(node)
	row.Flags = flags(node.Flags)
	row.KeyValues = f.keyValues(node)
	for _, doc := range s.node.Heredocs {
		content := doc.Content
		if doc.Chomp {
			content = parser.ChompHeredocContent(content)
		}
		row.Heredocs = append(row.Heredocs, content)
	}
}

// words lists what follows the keyword of s, as separate words where the
// instruction has such, flags left out.
func (s statement) words() []string {
	if s.node != nil {
		return values(s.node)
	}
	var words []string
	for word := range strings.FieldsSeq(s.text) {
		if len(words) > 0 || !strings.HasPrefix(word, "--") {
			words = append(words, word)
		}
	}
	return words
}

// triggered is the instruction that an ONBUILD holds back, nil for others.
func triggered(node *parser.Node) *parser.Node {
	if node.Next == nil || len(node.Next.Children) == 0 {
		return nil
	}
	return node.Next.Children[0]
}

// values lists the words that the parser found behind the keyword.
func values(node *parser.Node) []string {
	var words []string
	for next := node.Next; next != nil; next = next.Next {
		if len(next.Children) == 0 {
			words = append(words, next.Value)
		}
	}
	return words
}

// arguments lists the words of an instruction as they are written.
func arguments(node *parser.Node) []string {
	words := values(node)
	if !isPairs(node) {
		return words
	}
	var pairs []string
	for i := 0; i+2 < len(words); i += 3 {
		pairs = append(pairs, words[i]+"="+words[i+1])
	}
	return pairs
}

// isPairs reports whether the parser gives an instruction's words as key, value
// and separator in turn.
func isPairs(node *parser.Node) bool {
	return strings.EqualFold(node.Value, "ENV") || strings.EqualFold(node.Value, "LABEL")
}

// form is how an instruction that runs something says what.
func form(node *parser.Node) string {
	if node.Next == nil {
		return ""
	}
	switch strings.ToUpper(node.Value) {
	case "RUN", "CMD", "ENTRYPOINT", "SHELL":
	case "HEALTHCHECK":
		if !strings.EqualFold(node.Next.Value, "CMD") {
			return ""
		}
	default:
		return ""
	}
	if node.Attributes["json"] {
		return "exec"
	}
	return "shell"
}

// flags reads "--name=value". A flag without a value is "true", one that comes
// again has a line for each value.
func flags(written []string) map[string]string {
	if len(written) == 0 {
		return nil
	}
	flags := make(map[string]string, len(written))
	for _, flag := range written {
		key, value, ok := strings.Cut(strings.TrimPrefix(flag, "--"), "=")
		if !ok {
			value = "true"
		}
		if before, again := flags[key]; again {
			value = before + "\n" + value
		}
		flags[key] = value
	}
	return flags
}

// keyValues reads the pairs of ENV, LABEL and ARG, without quotes and with
// variables as they are written. An ARG without a default has no value.
func (f *file) keyValues(node *parser.Node) map[string]string {
	if !isPairs(node) && !strings.EqualFold(node.Value, "ARG") {
		return nil
	}
	pairs := map[string]string{}
	for _, pair := range arguments(node) {
		if key, value, ok := strings.Cut(pair, "="); ok {
			pairs[f.unquote(key)] = f.unquote(value)
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	return pairs
}

// unquote removes the quotes of a word as a build does; a word whose quotes do
// not close stays as it is.
func (f *file) unquote(word string) string {
	if !strings.ContainsAny(word, `'"`+string(f.doc.escape)) {
		return word
	}
	lex := shell.NewLex(f.doc.escape)
	lex.SkipUnsetEnv = true
	plain, _, err := lex.ProcessWord(word, shell.EnvsFromSlice(nil))
	if err != nil {
		return word
	}
	return plain
}
