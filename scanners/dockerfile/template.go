package dockerfile

import (
	"bytes"

	"github.com/debtscan/debtscan/debt"
)

// template reports a file that some generator fills in: a line of it begins
// with a template's action, which no Dockerfile has. What it renders to cannot
// be known, and reading it line by line would only make up instructions.
func template(path string, content []byte) *debt.Unread {
	number := 0
	for line := range bytes.Lines(content) {
		number++
		if text := bytes.TrimLeft(line, " \t"); bytes.HasPrefix(text, []byte("{{")) || bytes.HasPrefix(text, []byte("{%")) {
			return &debt.Unread{Path: path, Line: number, Reason: "it is a template, and what it renders to is not known; exclude it in debtscan.yaml, or scan what it renders to"}
		}
	}
	return nil
}
