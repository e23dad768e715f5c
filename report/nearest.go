package report

import (
	"cmp"
	"slices"
	"strings"
)

// nearest returns the name that is the fewest edits away from what was typed.
// It finds nothing when even that name shares too little to be what was meant.
func nearest(typed string, names []string) (string, bool) {
	const tooLong = 32 // no name is this long, and the distance is quadratic
	if len(typed) > tooLong {
		return "", false
	}
	typed = strings.ToLower(typed)
	best, fewest := "", len(typed)/2+1
	for _, name := range names {
		if d := distance(typed, name); d < fewest {
			best, fewest = name, d
		}
	}
	return best, best != ""
}

// distance is the number of bytes to insert, delete or replace that turns a
// into b (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// NearestNames lists the units that a mistyped ID or path may stand for, the
// likeliest first, at most so many: those that it is a part of, and those that are
// few edits away.
func NearestNames(typed string, names []string, most int) []string {
	const tooLong = 200 // the distance is quadratic
	type candidate struct {
		name  string
		edits int
	}
	var found []candidate
	for _, name := range names {
		if len(typed) > tooLong || len(name) > tooLong || typed == "" {
			continue
		}
		meant := name
		if _, path, ok := strings.Cut(name, ":"); ok && !strings.Contains(typed, ":") {
			meant = path
		}
		edits := distance(strings.ToLower(typed), strings.ToLower(meant))
		if strings.Contains(name, typed) {
			edits = min(edits, 1)
		}
		if edits <= len(typed)/3 {
			found = append(found, candidate{visible(name), edits})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.edits, b.edits) })
	var near []string
	for _, c := range found[:min(most, len(found))] {
		near = append(near, c.name)
	}
	return near
}
