package history

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/debtscan/debtscan/debt"
)

// ErrPacked says that packed commits are of another version or damaged: history
// is to be read again.
var ErrPacked = errors.New("the packed history cannot be used; read history again")

// maxPaths bounds all paths together, in bytes.
const maxPaths = 1 << 30

// Unpack reads what Pack wrote. What is damaged is ErrPacked.
func Unpack(packed []byte) ([]debt.Commit, error) {
	rest, ok := bytes.CutPrefix(packed, []byte(packMagic))
	if !ok || len(rest) < packSum {
		return nil, fmt.Errorf("%w: it is of another version", ErrPacked)
	}
	sum, body := rest[:packSum], rest[packSum:]
	if right := sha256.Sum256(body); !bytes.Equal(right[:packSum], sum) {
		return nil, fmt.Errorf("%w: its checksum is wrong", ErrPacked)
	}
	return unpackBody(body)
}

// unpacker reads columns. The first thing that is wrong ends it.
type unpacker struct {
	ids    []string
	people []debt.Person
	paths  []string
	clock  int64 // when the commit before was made

	parents, persons, times, changes, statuses cells
}

func unpackBody(body []byte) ([]debt.Commit, error) {
	all := cells{rest: body}
	count := all.count(1)
	var u unpacker
	u.readIDs(all.column())
	u.readPeople(all.column())
	u.readPaths(all.column())
	for _, c := range []*cells{&u.parents, &u.persons, &u.times, &u.changes, &u.statuses} {
		c.rest = all.column()
	}
	if all.bad || len(all.rest) > 0 || count > len(u.ids) {
		return nil, ErrPacked
	}
	commits := make([]debt.Commit, count)
	for i := range commits {
		u.commit(i, &commits[i])
	}
	for _, c := range []*cells{&u.parents, &u.persons, &u.times, &u.changes, &u.statuses} {
		if c.bad || len(c.rest) > 0 {
			return nil, ErrPacked
		}
	}
	return commits, nil
}

// readIDs reads the ids. They are parts of one text, which is made once.
func (u *unpacker) readIDs(column []byte) {
	c := cells{rest: column}
	count, size := c.count(1), c.number()
	u.ids = make([]string, 0, count)
	if size == 0 {
		for range count {
			u.ids = append(u.ids, string(c.column()))
		}
		return
	}
	if len(c.rest)%size == 0 && len(c.rest)/size == count {
		text := hex.EncodeToString(c.rest)
		for i := range count {
			u.ids = append(u.ids, text[2*size*i:2*size*(i+1)])
		}
	}
}

func (u *unpacker) readPeople(column []byte) {
	c := cells{rest: column}
	count := c.count(2)
	u.people = make([]debt.Person, count)
	for i := range u.people {
		u.people[i] = debt.Person{Name: string(c.column()), Email: string(c.column())}
	}
}

// readPaths reads the paths, which become parts of one text.
func (u *unpacker) readPaths(column []byte) {
	c := cells{rest: column}
	ends := make([]int, c.count(2))
	var text []byte
	start := 0
	for i := range ends {
		same, tail := c.number(), c.column()
		if same > len(text)-start || len(text)+same+len(tail) > maxPaths {
			return
		}
		before := text[start : start+same]
		start = len(text)
		text = append(append(text, before...), tail...)
		ends[i] = len(text)
	}
	all := string(text)
	u.paths = make([]string, len(ends))
	start = 0
	for i, end := range ends {
		u.paths[i] = all[start:end]
		start = end
	}
}

// commit reads the commit with a number.
func (u *unpacker) commit(number int, c *debt.Commit) {
	c.ID = u.ids[number]
	head := u.parents.number()
	c.Cut = head&1 == 1
	for range u.parents.limit(head >> 1) {
		c.Parents = append(c.Parents, pick(&u.parents, u.ids, number+int(u.parents.signed())))
	}
	c.Author = pick(&u.persons, u.people, u.persons.number())
	for range u.persons.count(1) {
		c.CoAuthors = append(c.CoAuthors, pick(&u.persons, u.people, u.persons.number()))
	}
	u.clock += u.times.signed()
	c.CommitTime = time.Unix(u.clock, 0).UTC()
	c.AuthorTime = time.Unix(u.clock-u.times.signed(), 0).UTC()
	if count := u.changes.count(1); count > 0 {
		c.Paths = make([]debt.PathChange, count)
		u.readChanges(c.Paths)
	}
}

func (u *unpacker) readChanges(list []debt.PathChange) {
	place := 0
	for i := range list {
		status := u.statuses.octet()
		place += int(u.changes.signed())
		list[i].Path, list[i].Status = pick(&u.changes, u.paths, place), debt.ChangeStatus(status&^moved)
		if status&moved != 0 {
			list[i].From = pick(&u.changes, u.paths, place+int(u.changes.signed()))
		}
	}
}

// pick takes a value of a table. A place outside of it spoils the column that
// named it.
func pick[T any](c *cells, table []T, place int) T {
	if place < 0 || place >= len(table) {
		c.bad = true
		var none T
		return none
	}
	return table[place]
}
