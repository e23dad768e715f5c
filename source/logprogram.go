package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// logArguments ask for commits as they are stored, and for what they changed.
// Every setting with which a repository could change the answer is fixed here;
// above all log.showSignature, which would run a program.
func logArguments() []string {
	return []string{
		"-c", "log.showSignature=false",
		"-c", "log.showRoot=true", // there is no option for it
		"-c", "core.commitGraph=false", // a wrong graph would give a wrong history
		"log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
		"--format=raw", "--encoding=none", "--no-expand-tabs", "--no-abbrev-commit", "--no-decorate", "--no-notes",
		"--no-show-signature", "--no-mailmap", "--no-color", "--no-relative", "--no-diff-merges",
		"--ignore-submodules=none", "-O" + os.DevNull,
	}
}

func (g *gitProgram) log(ctx context.Context, l logRange, each func(rawCommit) error) error {
	args := append(logArguments(), l.head)
	if l.since != "" {
		args = append(args, "^"+l.since)
	}
	read := func(r *bufio.Reader) error { return readLogStream(r, each) }
	buffered := g.program
	buffered.env = append(slices.Clip(buffered.env), "GIT_FLUSH=0") // else git writes every commit by itself
	_, err := buffered.stream(ctx, nil, read, append(args, "--")...)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var refusal *gitError
	if !errors.As(err, &refusal) {
		return err
	}
	refusal.command = "log"
	if g.layout.partial() {
		return fmt.Errorf("%w; the clone is partial and lacks folders of older commits: clone it again without --filter=tree:0", err)
	}
	return g.explain(err)
}

// readLogStream reads what git answers: of every commit its text, and when it
// changed something, an empty line and
//
//	:<mode> <mode> <object> <object> <letter>\0<path>\0
//
// for each file. A NUL stands between commits. Lines of messages are indented,
// so that no message can look like a change.
func readLogStream(r *bufio.Reader, each func(rawCommit) error) error {
	records := nulReader{r: r}
	var text []byte // changes are read into the buffer that a commit's text is in
	for {
		record, err := records.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		text = append(text[:0], record...)
		c, meta, err := readLogCommit(text)
		if err != nil {
			return err
		}
		if c.changes, err = readChanges(&records, meta); err != nil {
			return err
		}
		if err := each(c); err != nil {
			return err
		}
	}
}

// readLogCommit reads a commit's text, and the beginning of its first change:
// the last line, when it starts with a colon.
func readLogCommit(text []byte) (rawCommit, []byte, error) {
	at := bytes.LastIndexByte(text, '\n') + 1
	meta := text[at:]
	if len(meta) > 0 && meta[0] == ':' {
		text = text[:at]
	} else {
		meta = nil
	}
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	id, ok := strings.CutPrefix(string(first), "commit ")
	if !ok || id == "" {
		return rawCommit{}, nil, fmt.Errorf("git log gave an answer that is not understood: %.100q", text)
	}
	return rawCommit{id: id, text: parseCommit(rest)}, meta, nil
}

// readChanges reads the changes of one commit, up to the NUL after the last.
func readChanges(records *nulReader, meta []byte) ([]fileChange, error) {
	var list []fileChange
	for len(meta) > 0 {
		if len(list) >= maxFiles {
			return nil, errTooMany
		}
		from, to, id, err := parseChange(meta)
		if err != nil {
			return nil, err
		}
		name, err := records.next()
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		if c, ok := newChange(string(name), from, to, func() string { return id }); ok {
			list = append(list, c)
		}
		meta, err = records.next()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// parseChange reads ":<mode> <mode> <object> <object> <letter>". The id is that
// of a file that was added or deleted.
func parseChange(meta []byte) (from, to fileKind, id string, err error) {
	var fields [5][]byte
	rest, ok := bytes.CutPrefix(meta, []byte(":"))
	for i := range fields {
		fields[i], rest, _ = bytes.Cut(rest, []byte(" "))
	}
	if !ok || len(fields[4]) == 0 || len(rest) > 0 {
		return 0, 0, "", fmt.Errorf("git log gave an answer that is not understood: %.100q", meta)
	}
	from, to = kindOf(fields[0]), kindOf(fields[1])
	switch {
	case from == kindNone:
		id = string(fields[3])
	case to == kindNone:
		id = string(fields[2])
	}
	return from, to, id, nil
}

// nulReader reads texts that end in NUL. A text is valid until the next one.
type nulReader struct {
	r    *bufio.Reader
	long []byte
}

func (n *nulReader) next() ([]byte, error) {
	text, err := n.r.ReadSlice(0)
	if err == nil {
		return text[:len(text)-1], nil
	}
	n.long = n.long[:0]
	for errors.Is(err, bufio.ErrBufferFull) {
		if n.long = append(n.long, text...); len(n.long) > maxCommit {
			return nil, errTooLarge
		}
		text, err = n.r.ReadSlice(0)
	}
	n.long = append(n.long, text...)
	if err == nil {
		return n.long[:len(n.long)-1], nil
	}
	if errors.Is(err, io.EOF) && len(n.long) > 0 {
		return n.long, nil // no NUL after the last text
	}
	return nil, err
}
