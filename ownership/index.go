package ownership

// index matches a path against all lines at once. Every place in a pattern, before
// each of its steps and behind the last, is one bit: where a path, read as far as
// some segment, may have come to. One more segment moves all bits together, so that
// thousands of lines cost a path little more than one does. An index never changes
// once built, so a File may be used from several goroutines.
type index struct {
	start []uint64 // where patterns begin
	open  []uint64 // before any number of segments
	end   []uint64 // where patterns end
	line  []int32  // place of the line, by bit
	named map[string][]int32
	globs []indexedGlob
}

// indexedGlob is a glob that is not just a name, and the bits before it.
type indexedGlob struct {
	glob glob
	at   []int32
}

// newIndex indexes the lines that are in force, by their place in lines.
func newIndex(lines []Line) index {
	x := index{named: map[string][]int32{}}
	places := map[string]int{} // of globs
	for i, line := range lines {
		if len(line.pattern) > 0 {
			x.add(i, line.pattern, places)
		}
	}
	words := (len(x.line) + wordBits - 1) / wordBits
	x.start, x.open, x.end = grown(x.start, words), grown(x.open, words), grown(x.end, words)
	x.skip(x.start)
	return x
}

// add gives a pattern its bits.
func (x *index) add(line int, p pattern, places map[string]int) {
	set(&x.start, x.bit(line))
	for i, s := range p {
		here := int32(len(x.line) - 1) //nolint:gosec // a pattern has no more steps than a file has bytes
		name, literal := s.glob.literal()
		switch {
		case s.glob == nil && i > 0 && p[i-1].glob == nil:
			continue // twice any number is any number
		case s.glob == nil:
			set(&x.open, int(here))
		case literal:
			x.named[name] = append(x.named[name], here)
		default:
			x.glob(s.glob, here, places)
		}
		x.bit(line)
	}
	set(&x.end, len(x.line)-1)
}

// bit adds a bit to a line, and gives its place.
func (x *index) bit(line int) int {
	x.line = append(x.line, int32(line)) //nolint:gosec // a file of 2 MiB has fewer lines
	return len(x.line) - 1
}

// glob notes a bit before a glob; equal globs are matched once.
func (x *index) glob(g glob, bit int32, places map[string]int) {
	key := g.key()
	at, known := places[key]
	if !known {
		at = len(x.globs)
		places[key] = at
		x.globs = append(x.globs, indexedGlob{glob: g})
	}
	x.globs[at].at = append(x.globs[at].at, bit)
}

// last is the place of the last line that matches path, -1 when none does.
func (x *index) last(path string) int {
	all := x.reader().all(path, nil)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1]
}

// skip lets any number of segments be none: behind every bit that is set and
// stands before any number, the next one is set too. No two such bits follow
// each other, so that once is enough.
func (x *index) skip(state []uint64) {
	var over uint64
	for w, s := range state {
		open := s & x.open[w]
		state[w] |= open<<1 | over
		over = open >> (wordBits - 1)
	}
}

const wordBits = 64

func set(words *[]uint64, bit int) {
	*words = grown(*words, bit/wordBits+1)
	(*words)[bit/wordBits] |= 1 << (bit % wordBits)
}

// grown is words with at least as many as asked for.
func grown(words []uint64, length int) []uint64 {
	for len(words) < length {
		words = append(words, 0)
	}
	return words
}
