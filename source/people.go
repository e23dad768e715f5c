package source

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/debtscan/debtscan/debt"
)

// people reads who is named in commits. The same person stands in many of them,
// so each line is read once.
type people struct {
	mailmap mailmap
	seen    map[string]debt.Person // by the line's part before the time
}

func newPeople(content []byte) *people {
	return &people{mailmap: parseMailmap(content), seen: map[string]debt.Person{}}
}

// mailmapName is the file at a repository's root that corrects names.
const mailmapName = ".mailmap"

// maxMailmap bounds it, in bytes.
const maxMailmap = 8 << 20

// readPeople reads the .mailmap file of a commit, unless another is given. Like
// git, it follows no symbolic link there.
func readPeople(ctx context.Context, b backend, commit string, content []byte) (*people, error) {
	if content != nil {
		return newPeople(content), nil
	}
	e, err := b.rootFile(ctx, commit, mailmapName)
	if err != nil {
		return nil, err
	}
	if e.blob == "" || e.mode.Type() != 0 {
		return newPeople(nil), nil
	}
	content, err = b.contents().read(&e)
	if err == nil && len(content) > maxMailmap {
		err = fmt.Errorf("it is larger than %d MiB", maxMailmap>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s, without which people are not told apart: %w", mailmapName, err)
	}
	return newPeople(content), nil
}

// author reads a line "Name <mail> seconds zone".
func (p *people) author(line []byte) debt.Person {
	key := line[:bytes.LastIndexByte(line, '>')+1]
	if person, ok := p.seen[string(key)]; ok {
		return person
	}
	name, mail, _ := splitIdent(line)
	person := p.person(name, mail)
	p.seen[string(key)] = person
	return person
}

func (p *people) person(name, mail []byte) debt.Person {
	return p.mailmap.correct(debt.Person{Name: asText(name), Email: asText(mail)})
}

// asText makes UTF-8 of a name. Those in another encoding are nearly always
// in Latin-1.
func asText(name []byte) string {
	if utf8.Valid(name) {
		return string(name)
	}
	runes := make([]rune, len(name))
	for i, b := range name {
		runes[i] = rune(b)
	}
	return string(runes)
}

// coAuthored is the beginning of a line that names another author.
const coAuthored = "co-authored-by:"

// maxCoAuthors is how many co-authors of one commit are read.
const maxCoAuthors = 100

// coAuthors reads the Co-authored-by lines of a message. They count wherever
// they stand, because squashing leaves them in the middle.
func (p *people) coAuthors(message []byte, author debt.Person) []debt.Person {
	var list []debt.Person
	for line := range bytes.Lines(message) {
		line = bytes.TrimPrefix(line, []byte("    ")) // git log indents messages
		if len(line) < len(coAuthored) || line[0]|0x20 != 'c' || !strings.EqualFold(string(line[:len(coAuthored)]), coAuthored) {
			continue
		}
		name, mail, _ := splitIdent(line[len(coAuthored):])
		person := p.person(name, bytes.TrimSpace(mail))
		if person.Email == "" || strings.EqualFold(person.Email, author.Email) || slices.Contains(list, person) {
			continue
		}
		if list = append(list, person); len(list) == maxCoAuthors {
			break
		}
	}
	return list
}
