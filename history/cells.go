package history

import (
	"encoding/binary"
	"math"
)

// cells reads the numbers and texts of a packed column. After something that
// cannot be, everything is zero, and bad stays.
type cells struct {
	rest []byte
	bad  bool
}

// number reads a number that is not negative.
func (c *cells) number() int {
	n, size := binary.Uvarint(c.rest)
	if c.bad || size <= 0 || n > math.MaxInt32 {
		return c.spoil()
	}
	c.rest = c.rest[size:]
	return int(n)
}

// maxSigned bounds numbers with a sign. Seconds up to the year 9999 are smaller.
const maxSigned = 1 << 40

// signed reads a number.
func (c *cells) signed() int64 {
	n, size := binary.Varint(c.rest)
	if c.bad || size <= 0 || n > maxSigned || n < -maxSigned {
		c.spoil()
		return 0
	}
	c.rest = c.rest[size:]
	return n
}

// octet reads one byte.
func (c *cells) octet() byte {
	if c.bad || len(c.rest) == 0 {
		c.spoil()
		return 0
	}
	b := c.rest[0]
	c.rest = c.rest[1:]
	return b
}

// count reads how many things follow, each of at least so many bytes.
func (c *cells) count(least int) int { return c.limit(c.number()*least) / least }

// limit is n, unless it is more than there are bytes.
func (c *cells) limit(n int) int {
	if n > len(c.rest) {
		return c.spoil()
	}
	return n
}

// column reads a text behind its length.
func (c *cells) column() []byte {
	n := c.limit(c.number())
	text := c.rest[:n]
	c.rest = c.rest[n:]
	return text
}

// spoil notes that something cannot be.
func (c *cells) spoil() int {
	c.bad, c.rest = true, nil
	return 0
}
