package source

import (
	"cmp"
	"slices"
)

// joinRanges sorts ranges and joins those that touch. What cannot be in a file
// is left out.
func joinRanges(ranges []LineRange) []LineRange {
	sorted := slices.SortedFunc(slices.Values(ranges), func(a, b LineRange) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.last(), b.last()))
	})
	var joined []LineRange
	for _, r := range sorted {
		if r.First < 1 {
			continue
		}
		if n := len(joined) - 1; n >= 0 && r.First <= joined[n].Last+1 {
			joined[n].Last = max(joined[n].Last, r.last())
			continue
		}
		joined = append(joined, LineRange{First: r.First, Last: r.last()})
	}
	return joined
}

// blamedLines is what git found out about a file.
type blamedLines struct {
	of      map[int]Origin
	cut     map[string]bool // commits whose parents were not fetched
	unknown string          // why lines are missing; "" when git told about all there are
	short   bool            // a range begins after the end of the file
}

// sumLines answers for each range.
func sumLines(ranges []LineRange, lines blamedLines) []Blamed {
	list := make([]Blamed, len(ranges))
	for i, r := range ranges {
		list[i] = lines.sum(r)
	}
	return list
}

// sum looks for the ends of a range in time. A line of a commit without its
// parents is older than that commit, or just as old, and nothing more is known
// about it.
func (b blamedLines) sum(r LineRange) Blamed {
	origins := b.within(r)
	if len(origins) == 0 || len(origins) < r.last()-r.First+1 {
		return Blamed{First: b.certain(b.of[r.First]), Unknown: cmp.Or(b.unknown, "the file has no such lines at the commit")}
	}
	older := func(x, y Origin) int { return x.When().Compare(y.When()) }
	younger := func(x, y Origin) int { return older(y, x) }
	s := Blamed{
		First: b.certain(origins[0]), Oldest: slices.MinFunc(origins, older), Youngest: b.certain(slices.MinFunc(origins, younger)),
	}
	if slices.ContainsFunc(origins, func(o Origin) bool { return b.cut[o.Commit] }) {
		s.Oldest, s.Unknown = Origin{}, "the clone is shallow and does not reach back to who wrote it: run `git fetch --unshallow`"
	}
	return s
}

// within lists the known origins of a range, by line.
func (b blamedLines) within(r LineRange) []Origin {
	var origins []Origin
	if r.First < 1 || r.last()-r.First >= maxBlamed {
		return nil
	}
	for n := r.First; n <= r.last(); n++ {
		if origin, ok := b.of[n]; ok {
			origins = append(origins, origin)
		}
	}
	return origins
}

// certain forgets a commit that only stands for those before it.
func (b blamedLines) certain(o Origin) Origin {
	if b.cut[o.Commit] {
		return Origin{}
	}
	return o
}
