package history

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"github.com/debtscan/debtscan/debt"
)

// packMagic begins packed commits. Its number is raised with every change of
// the form or of what commits mean.
const packMagic = "debtscan history 1\n"

// packSum is how many bytes of a SHA-256 follow it: the sum of what comes after.
const packSum = 16

// Pack writes commits down, so that the next scan reads only those that are
// new. They must be whole: nothing hidden by source.LogOptions.AsOf, nothing
// left out by its Since that is not put back. Times are kept to the second, in
// UTC, as git has them; the order is kept, too.
//
// The form is packMagic, a checksum, and columns: ids, people, paths, and
// numbers that mostly point into these. Deflating it would save a quarter, for
// most of it is ids, and take as long as all the rest.
func Pack(commits []debt.Commit) []byte {
	p := newPacker(commits)
	for i := range commits {
		p.commit(i, &commits[i])
	}
	body := p.body(len(commits))
	sum := sha256.Sum256(body)
	return slices.Concat([]byte(packMagic), sum[:packSum], body)
}

// packer collects columns.
type packer struct {
	ids    indexed[string] // commits first, in their order
	people indexed[debt.Person]
	paths  map[string]int // places in sorted
	sorted []string
	clock  int64 // when the commit before was made

	parents, persons, times, changes, statuses column
}

// column is numbers of one kind.
type column []byte

func (c *column) add(n int)        { *c = binary.AppendUvarint(*c, uint64(n)) }
func (c *column) signed(n int64)   { *c = binary.AppendVarint(*c, n) }
func (c *column) text(text string) { c.add(len(text)); *c = append(*c, text...) }

// indexed numbers values in the order in which they are met.
type indexed[T comparable] struct {
	places map[T]int
	list   []T
}

func (x *indexed[T]) of(value T) int {
	place, ok := x.places[value]
	if !ok {
		place = len(x.list)
		x.places[value] = place
		x.list = append(x.list, value)
	}
	return place
}

func newPacker(commits []debt.Commit) *packer {
	p := &packer{ids: indexed[string]{places: map[string]int{}}, people: indexed[debt.Person]{places: map[debt.Person]int{}}, paths: map[string]int{}}
	for i := range commits {
		p.ids.places[commits[i].ID] = i // the last of equals; pointing to any is right
		p.ids.list = append(p.ids.list, commits[i].ID)
		for _, change := range commits[i].Paths {
			p.paths[change.Path] = 0
			if change.From != "" {
				p.paths[change.From] = 0
			}
		}
	}
	for path := range p.paths {
		p.sorted = append(p.sorted, path)
	}
	slices.Sort(p.sorted)
	for i, path := range p.sorted {
		p.paths[path] = i
	}
	return p
}

// commit adds the commit with a number.
func (p *packer) commit(number int, c *debt.Commit) {
	flag := 0
	if c.Cut {
		flag = 1
	}
	p.parents.add(len(c.Parents)<<1 | flag)
	for _, id := range c.Parents {
		p.parents.signed(int64(p.ids.of(id) - number))
	}
	p.persons.add(p.people.of(c.Author))
	p.persons.add(len(c.CoAuthors))
	for _, person := range c.CoAuthors {
		p.persons.add(p.people.of(person))
	}
	when := c.CommitTime.Unix()
	p.times.signed(when - p.clock)
	p.times.signed(when - c.AuthorTime.Unix())
	p.clock = when
	p.changes.add(len(c.Paths))
	before := 0
	for _, change := range c.Paths {
		before = p.change(before, change)
	}
}

// moved marks the status of a file that came from elsewhere.
const moved = 0x80

// change adds a changed file. Paths of a commit are sorted, so each is told by
// its distance from the one before.
func (p *packer) change(before int, change debt.PathChange) int {
	place, status := p.paths[change.Path], byte(change.Status)&^moved
	p.changes.signed(int64(place - before))
	if change.From != "" {
		status |= moved
		p.changes.signed(int64(p.paths[change.From] - place))
	}
	p.statuses = append(p.statuses, status)
	return place
}

// body puts the columns together, each behind its length.
func (p *packer) body(commits int) column {
	var body column
	body.add(commits)
	for _, c := range []column{p.idColumn(), p.peopleColumn(), p.pathColumn(), p.parents, p.persons, p.times, p.changes, p.statuses} {
		body.text(string(c))
	}
	return body
}

// idColumn writes ids as they are, or in half the room when all are in hex and
// of one length.
func (p *packer) idColumn() column {
	var c column
	c.add(len(p.ids.list))
	size := hexSize(p.ids.list)
	c.add(size)
	for _, id := range p.ids.list {
		if size == 0 {
			c.text(id)
			continue
		}
		c, _ = hex.AppendDecode(c, []byte(id))
	}
	return c
}

// hexSize is the number of bytes that each id stands for, or 0.
func hexSize(ids []string) int {
	for _, id := range ids {
		if len(id) != len(ids[0]) || id == "" || len(id)%2 != 0 || !lowerHex(id) {
			return 0
		}
	}
	if len(ids) == 0 {
		return 0
	}
	return len(ids[0]) / 2
}

func lowerHex(id string) bool {
	for i := range len(id) {
		if c := id[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

func (p *packer) peopleColumn() column {
	var c column
	c.add(len(p.people.list))
	for _, person := range p.people.list {
		c.text(person.Name)
		c.text(person.Email)
	}
	return c
}

// pathColumn writes of each path only what differs from the one before.
func (p *packer) pathColumn() column {
	var c column
	c.add(len(p.sorted))
	before := ""
	for _, path := range p.sorted {
		same := 0
		for same < min(len(before), len(path)) && before[same] == path[same] {
			same++
		}
		c.add(same)
		c.text(path[same:])
		before = path
	}
	return c
}
