package report

import (
	"iter"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// hashWindow is how many characters a line's hash covers, from the line's start
// on and over its end.
const hashWindow = 100

// endOfFile stands for the end of a file in a hash.
const endOfFile = 0xFFFF

// lineHashes returns the hash by which GitHub's code scanning tells a line from
// others when lines around it move, for every wanted line of a file (1-based).
// It is the one that GitHub's upload action computes, under the name
// primaryLocationLineHash, so that both agree: a rolling hash modulo 2^64 over
// the next 100 UTF-16 code units that are no space or tab, line ends being one
// line feed each, and the number of lines up to this one with that hash.
func lineHashes(content []byte, wanted map[int]bool) map[int]string {
	h := newLineHasher(wanted)
	line, starts, afterCR := 0, true, false
	for unit := range normalUnits(content) {
		if unit == ' ' || unit == '\t' || unit == '\n' && afterCR {
			afterCR = false
			continue
		}
		afterCR = unit == '\r'
		if afterCR {
			unit = '\n'
		}
		begins := 0
		if starts {
			line++
			begins = line
		}
		h.push(unit, begins)
		starts = unit == '\n'
	}
	for range hashWindow {
		h.push(0, 0)
	}
	return h.hashes
}

// lineHasher is the window that rolls over a file.
type lineHasher struct {
	window [hashWindow]uint64
	begins [hashWindow]int // the line that begins at this place of the window; 0 for none
	at     int             // the oldest place
	sum    uint64
	power  uint64 // factor of what falls out of the window
	seen   map[uint64]int
	wanted map[int]bool
	hashes map[int]string
}

func newLineHasher(wanted map[int]bool) *lineHasher {
	h := &lineHasher{power: 1, seen: map[uint64]int{}, wanted: wanted, hashes: map[int]string{}}
	for range hashWindow {
		h.power *= hashFactor
	}
	return h
}

// hashFactor is the base of the rolling hash.
const hashFactor = 37

// push moves the window by one character. A line whose first character is about
// to fall out has its hash.
func (h *lineHasher) push(unit uint64, begins int) {
	if line := h.begins[h.at]; line != 0 {
		h.seen[h.sum]++
		if h.wanted[line] {
			h.hashes[line] = strconv.FormatUint(h.sum, 16) + ":" + strconv.Itoa(h.seen[h.sum])
		}
	}
	h.sum = h.sum*hashFactor + unit - h.power*h.window[h.at]
	h.window[h.at], h.begins[h.at] = unit, begins
	h.at = (h.at + 1) % hashWindow
}

// normalUnits yields the UTF-16 code units of a file as JavaScript reads it,
// and its end.
func normalUnits(content []byte) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for len(content) > 0 {
			r, size := decodeLikeWeb(content)
			content = content[size:]
			if r > 0xFFFF {
				high, low := utf16.EncodeRune(r)
				if !yield(uint64(high)) {
					return
				}
				r = low
			}
			if !yield(uint64(r)) {
				return
			}
		}
		yield(endOfFile)
	}
}

// decodeLikeWeb returns the first character of text and its bytes. Where Go
// replaces every wrong byte, JavaScript replaces the longest beginning of a
// character as one.
func decodeLikeWeb(text []byte) (rune, int) {
	r, size := utf8.DecodeRune(text)
	if r != utf8.RuneError || size != 1 {
		return r, size
	}
	low, high, length := byte(0x80), byte(0xBF), 1
	switch c := text[0]; {
	case c >= 0xC2 && c <= 0xDF:
		length = 2
	case c == 0xE0:
		low, length = 0xA0, 3
	case c == 0xED:
		high, length = 0x9F, 3
	case c >= 0xE1 && c <= 0xEF:
		length = 3
	case c == 0xF0:
		low, length = 0x90, 4
	case c >= 0xF1 && c <= 0xF3:
		length = 4
	case c == 0xF4:
		high, length = 0x8F, 4
	}
	n := 1
	for n < min(length, len(text)) && text[n] >= low && text[n] <= high {
		low, high = 0x80, 0xBF
		n++
	}
	return utf8.RuneError, n
}
