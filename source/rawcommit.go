package source

import (
	"bytes"
	"strconv"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// maxCommit bounds one commit object, in bytes.
const maxCommit = 64 << 20

// rawCommit is a commit as a backend gives it.
type rawCommit struct {
	id      string
	text    commitText
	changes []fileChange
}

// commitText is what a commit object says. Its bytes are valid until the next
// commit is read.
type commitText struct {
	tree      []byte
	parents   []string
	author    []byte // "Name <mail> seconds zone"
	committer []byte
	message   []byte
}

// parseCommit reads the text of a commit object. git ends texts at a NUL, so
// what follows one is not read.
func parseCommit(text []byte) commitText {
	if at := bytes.IndexByte(text, 0); at >= 0 {
		text = text[:at]
	}
	var c commitText
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		if len(line) == 0 {
			break
		}
		key, value, _ := bytes.Cut(line, []byte(" "))
		switch string(key) {
		case "tree":
			c.tree = value
		case "parent":
			c.parents = append(c.parents, string(value))
		case "author":
			c.author = value
		case "committer":
			c.committer = value
		}
	}
	c.message = text
	return c
}

// commit makes the commit that others see.
func (r rawCommit) commit(people *people, shallow map[string]bool, prefix string) debt.Commit {
	c := debt.Commit{
		ID:         r.id,
		Parents:    r.text.parents,
		Author:     people.author(r.text.author),
		AuthorTime: seconds(r.text.author),
		CommitTime: seconds(r.text.committer),
		Cut:        shallow[r.id],
	}
	c.CoAuthors = people.coAuthors(r.text.message, c.Author)
	if !c.Cut {
		c.Paths = pathChanges(r.changes, prefix)
	}
	return c
}

// splitIdent cuts a line "Name <mail> seconds zone" as git does: the address is
// what stands in the first pair of brackets, the time follows the last one.
func splitIdent(line []byte) (name, mail, after []byte) {
	open := bytes.IndexByte(line, '<')
	if open < 0 {
		return nil, nil, nil
	}
	end := bytes.IndexByte(line[open:], '>')
	if end < 0 {
		return nil, nil, nil
	}
	name, mail = bytes.TrimSpace(line[:open]), line[open+1:open+end]
	return name, mail, line[bytes.LastIndexByte(line, '>')+1:]
}

// lastSecond is the end of the year 9999, the last time that can be written
// down in RFC 3339.
const lastSecond = 253402300799

// seconds reads the time of a line about a person. Times that cannot be are the
// beginning of 1970, as in git.
func seconds(line []byte) time.Time {
	_, _, after := splitIdent(line)
	digits, _, _ := bytes.Cut(bytes.TrimSpace(after), []byte(" "))
	n, err := strconv.ParseInt(string(digits), 10, 64)
	if err != nil || n < 0 || n > lastSecond {
		n = 0
	}
	return time.Unix(n, 0).UTC()
}
