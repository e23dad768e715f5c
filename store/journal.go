package store

import (
	"encoding/binary"
	"errors"
	"math"
)

// journal is what one run changed, span by span: all that trends are made of.
type journal struct {
	first  int // ID of the first span opened; the others follow
	opened []cell
	closed []closing
	priced []pricing
}

// cell is a span as trends see it.
type cell struct {
	rule, unit, owners  int32
	principal, interest int32 // minutes; tenths
	severity, state     uint8
	cause               uint8 // why its interval opened with it, or continued
	ended               bool
}

// closing ends a span, for a cause or because it goes on in another one.
type closing struct {
	span  int
	cause uint8
}

// pricing changes a span's interest. There are more of them than of all else.
type pricing struct {
	span  int32
	delta int32 // tenths
}

// journalVersion is the first byte of a packed journal.
const journalVersion = 1

var errJournal = errors.New("a run's journal cannot be read")

// pack encodes a journal as variable-length integers. Spans of closings and
// pricings must be in rising order: what is written is the distance to the one
// before.
func (j *journal) pack() []byte {
	b := []byte{journalVersion}
	b = binary.AppendUvarint(b, uint64(j.first))
	b = binary.AppendUvarint(b, uint64(len(j.opened)))
	for _, c := range j.opened {
		b = append(b, c.cause<<4|c.severity<<1|c.state)
		for _, n := range [...]int32{c.rule, c.unit, c.owners, c.principal} {
			b = binary.AppendUvarint(b, uint64(n))
		}
		b = binary.AppendVarint(b, int64(c.interest))
	}
	before := 0
	b = binary.AppendUvarint(b, uint64(len(j.closed)))
	for _, c := range j.closed {
		b = append(binary.AppendUvarint(b, uint64(c.span-before)), c.cause)
		before = c.span
	}
	before = 0
	b = binary.AppendUvarint(b, uint64(len(j.priced)))
	for _, p := range j.priced {
		b = binary.AppendVarint(binary.AppendUvarint(b, uint64(int(p.span)-before)), int64(p.delta))
		before = int(p.span)
	}
	return b
}

// unpack decodes a journal into j, whose lists it uses again.
func (j *journal) unpack(b []byte) error {
	r := reader{packed: b}
	if r.byte() != journalVersion {
		return errJournal
	}
	j.first = int(r.uint())
	j.opened = resize(j.opened, r.count())
	for i := range j.opened {
		head := r.byte()
		j.opened[i] = cell{
			cause: head >> 4, severity: head >> 1 & 3, state: head & 1,
			rule: r.uint(), unit: r.uint(), owners: r.uint(), principal: r.uint(), interest: r.int(),
		}
	}
	span := 0
	j.closed = resize(j.closed, r.count())
	for i := range j.closed {
		span += int(r.uint())
		j.closed[i] = closing{span, r.byte()}
	}
	span = 0
	j.priced = resize(j.priced, r.count())
	for i := range j.priced {
		span += int(r.uint())
		j.priced[i] = pricing{int32(span), r.int()}
	}
	if r.bad || r.at < len(b) {
		return errJournal
	}
	return nil
}

func resize[T any](list []T, count int) []T {
	if cap(list) < count {
		return make([]T, count)
	}
	return list[:count]
}

// reader reads integers off a packed journal. Once one is missing, all that
// follow are zero.
type reader struct {
	packed []byte
	at     int
	bad    bool
}

func (r *reader) byte() uint8 {
	if r.at >= len(r.packed) {
		r.bad = true
		return 0
	}
	r.at++
	return r.packed[r.at-1]
}

func (r *reader) uint() int32 {
	if r.at < len(r.packed) && r.packed[r.at] < 0x80 { // most are
		r.at++
		return int32(r.packed[r.at-1])
	}
	n, size := binary.Uvarint(r.packed[r.at:])
	if size <= 0 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.at += size
	return int32(n)
}

func (r *reader) int() int32 {
	if r.at < len(r.packed) && r.packed[r.at] < 0x80 { // most are
		n := int32(r.packed[r.at])
		r.at++
		return n>>1 ^ -(n & 1)
	}
	n, size := binary.Varint(r.packed[r.at:])
	if size <= 0 || n < math.MinInt32 || n > math.MaxInt32 {
		r.fail()
		return 0
	}
	r.at += size
	return int32(n)
}

func (r *reader) fail() { r.bad, r.at = true, len(r.packed) }

// count reads the length of a list, each entry of which takes two bytes at least.
func (r *reader) count() int {
	n := int(r.uint())
	if n > (len(r.packed)-r.at)/2 {
		r.fail()
		return 0
	}
	return n
}
