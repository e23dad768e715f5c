package shell

import (
	"errors"
	"fmt"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// Limits of one script. Real ones are far below them.
const (
	MaxText     = 256 << 10 // bytes of one script
	maxOpenings = 20_000    // words and brackets that may open something
)

// Problem is why a script, or the rest of one, could not be read.
type Problem struct {
	Offset int    // in the script
	Reason string // a sentence without the path and line
}

// parse reads a script by its dialect's grammar.
func parse(text string, dialect Dialect) (*syntax.File, *Problem) {
	if len(text) > MaxText {
		return nil, &Problem{0, fmt.Sprintf("a script is longer than %d KiB; it is not read", MaxText>>10)}
	}
	if openings(text) > maxOpenings {
		return nil, &Problem{0, "a script may nest too deeply; it is not read"}
	}
	var last error
	for _, variant := range dialect.variants() {
		file, err := syntax.NewParser(syntax.Variant(variant)).Parse(strings.NewReader(text), "")
		if err == nil {
			return file, nil
		}
		last = err
	}
	return nil, refused(last)
}

// openings counts what can make the grammar nest, whether or not it does. The
// parser is recursive and takes 4 KiB of stack for each level, without a limit;
// whether a bracket is closed only it can tell.
func openings(text string) int {
	count := 0
	for _, word := range []string{"(", "[", "{", "!", "if", "while", "until"} {
		count += strings.Count(text, word)
	}
	return count
}

// refused puts an error of the parser into a sentence of bounded length. It
// quotes what the script says.
func refused(err error) *Problem {
	const most = 160
	p := Problem{Reason: err.Error()}
	if syntactic, ok := errors.AsType[syntax.ParseError](err); ok {
		p.Offset, p.Reason = int(syntactic.Pos.Offset()), syntactic.Text
	} else if other, ok := errors.AsType[syntax.LangError](err); ok {
		p.Offset, p.Reason = int(other.Pos.Offset()), other.Feature+" is of another shell"
	}
	text := []rune(strings.Join(strings.Fields(p.Reason), " "))
	if len(text) > most {
		text = append(text[:most], '…')
	}
	p.Reason = "a script is not read, the shell parser objects: " + string(text)
	return &p
}
