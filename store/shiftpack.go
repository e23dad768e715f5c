package store

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// shiftsVersion is the first byte of packed shifts.
const shiftsVersion = 1

// What a packed shift has beside its interest.
const (
	hasNumbers = 1 << iota
	hasTicks
)

// packShifts encodes shifts, in rising order of their parts, as variable-length
// integers. Most have interest only: the lowest bit of the distance to the part
// before says whether there is more.
func packShifts(list []*shift) []byte {
	b := binary.AppendUvarint([]byte{shiftsVersion}, uint64(len(list)))
	var before int32
	for _, s := range list {
		b = s.pack(b, uint64(s.part-before)<<1)
		before = s.part
	}
	return b
}

func (s *shift) pack(b []byte, distance uint64) []byte {
	if s.by == (tally{interest: s.by.interest}) && len(s.ticks) == 0 {
		return binary.AppendVarint(binary.AppendUvarint(b, distance), s.by.interest)
	}
	b = binary.AppendVarint(binary.AppendUvarint(b, distance|1), s.by.interest)
	at := len(b)
	b = append(b, 0)
	if s.by.open != 0 || s.by.accepted != 0 || s.by.principal != 0 {
		b[at] |= hasNumbers
		for _, n := range [...]int{s.by.open, s.by.accepted, s.by.principal} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	if len(s.ticks) > 0 {
		b[at] |= hasTicks
		b = packTicks(b, s.ticks)
	}
	return b
}

// packTicks writes ticks in an order of their own, so that equal runs have
// equal bytes.
func packTicks(b []byte, ticks []tick) []byte {
	slices.SortFunc(ticks, func(a, b tick) int { return cmp.Compare(a.code(), b.code()) })
	b = binary.AppendUvarint(b, uint64(len(ticks)))
	for _, t := range ticks {
		b = binary.AppendUvarint(append(b, t.code()), uint64(t.count))
	}
	return b
}

// code is cause and direction in one byte.
func (t tick) code() uint8 {
	if t.closing {
		return t.cause<<1 | 1
	}
	return t.cause << 1
}

// shiftReader decodes shifts, one after the other.
type shiftReader struct {
	reader
	left  int
	shift shift
}

func readShifts(packed []byte, use []tick) (*shiftReader, error) {
	r := &shiftReader{reader: reader{packed: packed}, shift: shift{ticks: use}}
	if r.byte() != shiftsVersion {
		return nil, errJournal
	}
	r.left = r.count()
	return r, nil
}

// next decodes one more; false behind the last one, and when one is broken.
func (r *shiftReader) next() bool {
	if r.left == 0 || r.bad {
		return false
	}
	r.left--
	s := &r.shift
	distance := r.uint()
	s.part += distance >> 1
	s.by, s.ticks = tally{interest: int64(r.int())}, s.ticks[:0]
	if distance&1 == 1 {
		r.more(s)
	}
	return !r.bad
}

// more decodes what a shift has beside its interest.
func (r *shiftReader) more(s *shift) {
	has := r.byte()
	if has&hasNumbers != 0 {
		s.by.open, s.by.accepted, s.by.principal = int(r.int()), int(r.int()), int(r.int())
	}
	if has&hasTicks != 0 {
		for range r.count() {
			code := r.byte()
			if code>>1 == continued || code>>1 >= causeCodes {
				r.fail()
			}
			s.ticks = append(s.ticks, tick{code >> 1, code&1 == 1, r.uint()})
		}
	}
}

// end is an error when something was broken, or is left over.
func (r *shiftReader) end() error {
	if r.bad || r.left > 0 || r.at < len(r.packed) {
		return errJournal
	}
	return nil
}
