package registry

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// release is a version of three numbers. Releases that are still to be made
// ready, such as 2.0.0-rc1, are none.
type release [3]int

// span is the releases from low, up to high and without it.
type span struct{ low, high release }

// every is what a constraint that says nothing allows.
func every() span { return span{high: release{math.MaxInt}} }

func (r release) before(other release) bool {
	for i := range r {
		if r[i] != other[i] {
			return r[i] < other[i]
		}
	}
	return false
}

// next is the first release that may follow r.
func (r release) next() release { return release{r[0], r[1], r[2] + 1} }

// contains reports whether all releases of other are in s.
func (s span) contains(other span) bool {
	return other.low.before(other.high) && !other.low.before(s.low) && !s.high.before(other.high)
}

// meets reports whether a release may be in both.
func (s span) meets(other span) bool {
	return s.low.before(other.high) && other.low.before(s.high)
}

// parseSpan reads a version constraint as Terraform writes it, such as
// ">= 4.0.0, < 6.0.0" or "~> 5.2". Exclusions with != are passed over: what is
// left is more than what is allowed, never less.
// https://developer.hashicorp.com/terraform/language/expressions/version-constraints
func parseSpan(constraint string) (span, error) {
	s := every()
	for part := range strings.SplitSeq(constraint, ",") {
		part = strings.TrimSpace(part)
		version := strings.TrimLeft(part, "=<>!~ ")
		one, err := spanOf(strings.TrimSpace(strings.TrimSuffix(part, version)), version)
		if err != nil {
			return span{}, err
		}
		if s.low.before(one.low) {
			s.low = one.low
		}
		if one.high.before(s.high) {
			s.high = one.high
		}
	}
	return s, nil
}

// spanOf is what one comparison allows.
func spanOf(operator, version string) (span, error) {
	r, parts, err := parseRelease(version)
	if err != nil {
		return span{}, err
	}
	s := every()
	switch operator {
	case "", "=":
		s = span{low: r, high: r.next()}
	case ">=":
		s.low = r
	case ">":
		s.low = r.next()
	case "<":
		s.high = r
	case "<=":
		s.high = r.next()
	case "~>":
		s.low = r
		if parts > 1 {
			s.high = release{}
			copy(s.high[:], r[:parts-1])
			s.high[parts-2]++
		}
	case "!=":
	default:
		return span{}, fmt.Errorf("%q is no operator of a version constraint", operator)
	}
	return s, nil
}

// parseRelease reads up to three numbers, with a v before them as in tags.
func parseRelease(version string) (r release, parts int, err error) {
	numbers := strings.Split(strings.TrimPrefix(version, "v"), ".")
	if len(numbers) > len(r) {
		return r, 0, fmt.Errorf("%q has more than three numbers", version)
	}
	for i, number := range numbers {
		n, err := strconv.ParseUint(number, 10, 31)
		if err != nil {
			return r, 0, fmt.Errorf("%q is not a version", version)
		}
		r[i] = int(n)
	}
	return r, len(numbers), nil
}

// Allows reports whether a version constraint certainly lets a release be used.
func Allows(constraint, version string) bool {
	allowed, err := parseSpan(constraint)
	if err != nil || strings.Contains(constraint, "!=") {
		return false
	}
	one, err := parseSpan("= " + version)
	return err == nil && allowed.contains(one)
}
