package dockerfile

import (
	"bufio"
	"bytes"
	"fmt"
)

// maxNesting bounds what the parser reads by recursion. Real files nest twice.
const maxNesting = 50

// maxLines bounds what is given to the parser in one piece, which keeps every
// instruction of it. Real files have hundreds.
const maxLines = 100_000

// hostile says why content must not be given to the parser, or nothing. The
// parser bounds neither nested "${" nor chained ONBUILD and takes quadratic time
// for them (20,000 of the first take 20 seconds), and it drops what follows a
// line that is too long. Lines that may continue each other count together;
// blank lines and comments do not end an instruction.
func hostile(content []byte) string {
	if bytes.Count(content, []byte("\n")) > maxLines {
		return fmt.Sprintf("it has more than %d lines", maxLines)
	}
	depth, triggers := 0, 0
	for line := range bytes.Lines(content) {
		if len(line) >= bufio.MaxScanTokenSize {
			return fmt.Sprintf("a line is longer than %d bytes", bufio.MaxScanTokenSize-1)
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		triggers += bytes.Count(bytes.ToLower(line), []byte("onbuild"))
		deepest := 0
		depth, deepest = nesting(line, depth)
		if triggers > maxNesting || deepest > maxNesting {
			return "it nests variables or ONBUILD too deeply"
		}
		if last := line[len(line)-1]; last != '\\' && last != '`' {
			depth, triggers = 0, 0
		}
	}
	return ""
}

// nesting counts how many "${" are open behind a line, and at its deepest, when
// depth are open before it.
func nesting(line []byte, depth int) (after, deepest int) {
	for i, c := range line {
		switch {
		case c == '{' && i > 0 && line[i-1] == '$':
			depth++
		case c == '}' && depth > 0:
			depth--
		}
		deepest = max(deepest, depth)
	}
	return depth, deepest
}
