package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// maxBlamed is how many lines of one file are told.
const maxBlamed = 1 << 20

// blameReader reads what `git blame --incremental` finds, in the order in which
// it finds it. For each group of lines it writes
//
//	<commit> <line in that commit> <first line> <number of lines>
//	author-time 1700000000
//	committer-time 1700000000
//	filename <path>
//
// and more in between, all of which but the first and the last line comes with
// the first group of a commit only.
type blameReader struct {
	known map[string]Origin
	lines map[int]Origin
}

func newBlameReader() *blameReader {
	return &blameReader{known: map[string]Origin{}, lines: map[int]Origin{}}
}

// read takes whole groups: when git dies, what it found before counts.
func (b *blameReader) read(r *bufio.Reader) error {
	for {
		head, err := firstBytes(r)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		g, err := parseGroup(head)
		if err != nil {
			return err
		}
		if err := b.group(r, g); err != nil {
			return err
		}
	}
}

// group reads the rest of a group.
func (b *blameReader) group(r *bufio.Reader, g blameGroup) error {
	origin, ok := b.known[g.commit]
	if !ok {
		origin = Origin{Commit: g.commit, AuthorTime: blameTime(nil), CommitTime: blameTime(nil)}
	}
	for {
		line, err := firstBytes(r)
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		key, value, _ := bytes.Cut(line, []byte(" "))
		switch string(key) {
		case "author-time":
			origin.AuthorTime = blameTime(value)
		case "committer-time":
			origin.CommitTime = blameTime(value)
		case "filename":
			b.known[g.commit] = origin
			b.keep(g, origin)
			return nil
		}
	}
}

func (b *blameReader) keep(g blameGroup, origin Origin) {
	for n := g.first; n < g.first+g.count && len(b.lines) < maxBlamed; n++ {
		origin.Line = n
		b.lines[n] = origin
	}
}

// blameGroup is neighbouring lines that one commit wrote.
type blameGroup struct {
	commit       string
	first, count int
}

func parseGroup(line []byte) (blameGroup, error) {
	fields := strings.Fields(string(line))
	if len(fields) == 4 && isHex(fields[0]) {
		first, err1 := strconv.Atoi(fields[2])
		count, err2 := strconv.Atoi(fields[3])
		if err1 == nil && err2 == nil && first > 0 && count > 0 {
			return blameGroup{commit: fields[0], first: first, count: min(count, maxBlamed)}, nil
		}
	}
	return blameGroup{}, fmt.Errorf("git blame gave an answer that is not understood: %.100q", line)
}

// blameTime reads a time. Times that cannot be are the beginning of 1970, as in
// git.
func blameTime(value []byte) time.Time {
	n, err := strconv.ParseInt(string(value), 10, 64)
	if err != nil || n < 0 || n > lastSecond {
		n = 0
	}
	return time.Unix(n, 0).UTC()
}

// firstBytes reads a line, of which it gives what fits into the reader's
// buffer. Only texts of commits are longer, and these are not needed. It is
// io.EOF only between lines.
func firstBytes(r *bufio.Reader) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if errors.Is(err, io.EOF) && len(line) > 0 {
		return nil, io.ErrUnexpectedEOF
	}
	if !errors.Is(err, bufio.ErrBufferFull) {
		return bytes.TrimSuffix(line, []byte("\n")), err
	}
	line = bytes.Clone(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return line, err
}
