package ownership

import (
	"math/bits"
	"strings"
)

// maxMasks is how many words of masks a reader keeps; they take 32 MiB.
const maxMasks = 4 << 20

// reader asks an index about many paths. It remembers what names match, because
// paths have far fewer names than segments. It is not safe for concurrent use.
type reader struct {
	*index
	masks   map[string][]uint64 // by name; nil where nothing matches
	room    int                 // words that may still be kept
	state   []uint64
	scratch []uint64
}

func (x *index) reader() *reader {
	return &reader{
		index: x, masks: map[string][]uint64{}, room: maxMasks,
		state: make([]uint64, len(x.start)), scratch: make([]uint64, len(x.start)),
	}
}

// all appends the places of the lines that match path to found, in order.
func (r *reader) all(path string, found []int) []int {
	copy(r.state, r.start)
	for segment := range strings.SplitSeq(path, "/") {
		r.step(r.mask(segment))
	}
	for w, s := range r.state {
		for ends := s & r.end[w]; ends != 0; ends &= ends - 1 {
			found = append(found, int(r.line[w*wordBits+bits.TrailingZeros64(ends)]))
		}
	}
	return found
}

// step reads one more segment, whose name matches at the bits of mask.
func (r *reader) step(mask []uint64) {
	var over uint64 // from the word before
	for w, s := range r.state {
		if s|over == 0 {
			continue
		}
		var matched uint64
		if mask != nil {
			matched = s & mask[w]
		}
		r.state[w] = matched<<1 | over | s&r.open[w]
		over = matched >> (wordBits - 1)
	}
	r.skip(r.state)
}

// mask has the bits before steps that a name matches; nil when there are none.
func (r *reader) mask(name string) []uint64 {
	if known, ok := r.masks[name]; ok {
		return known
	}
	mask, some := r.scratch, false
	clear(mask)
	note := func(at []int32) {
		some = some || len(at) > 0
		for _, bit := range at {
			mask[bit/wordBits] |= 1 << (bit % wordBits)
		}
	}
	note(r.named[name])
	for _, g := range r.globs {
		if g.glob.match(name) {
			note(g.at)
		}
	}
	if !some {
		mask = nil
	}
	if cost := len(mask) + 1; cost <= r.room {
		r.room -= cost
		r.masks[name] = mask
		if some {
			r.scratch = make([]uint64, len(mask))
		}
	}
	return mask
}
