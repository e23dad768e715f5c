package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// text is the certain string at a path of attributes, through lists of one
// element too: old configurations have blocks where new ones have objects. It
// is empty where nothing is set; known is false where that is not certain.
func text(v debt.Values, path ...string) (value string, known bool) {
	var at any = v.Attrs
	var walked []string
	for _, name := range path {
		if list, ok := at.([]any); ok {
			if len(list) > 1 {
				return "", false
			}
			if len(list) == 1 {
				at = list[0]
				walked = append(walked, "0")
			}
		}
		walked = append(walked, name)
		if slices.Contains(v.Unsure, strings.Join(walked, ".")) {
			return "", false
		}
		fields, _ := at.(map[string]any)
		at = fields[name]
	}
	switch value := at.(type) {
	case nil:
		return "", true
	case string:
		return value, true
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64), true
	}
	return "", false
}

// has reports whether something is, or may be, set at a path.
func has(v debt.Values, path ...string) bool {
	value, known := text(v, path...)
	return !known || value != ""
}

// all looks up several paths below the same one; known is false when one of
// them is not certain.
func all(v debt.Values, below []string, names ...string) (values []string, known bool) {
	for _, name := range names {
		value, known := text(v, append(slices.Clone(below), name)...)
		if !known {
			return nil, false
		}
		values = append(values, value)
	}
	return values, true
}
