package html

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// maxItems is how many items of a list in the evidence are shown.
const maxItems = 50

// evidence lists what a rule saw, by name.
func evidence(e map[string]any) []pair {
	var pairs []pair
	for _, name := range slices.Sorted(maps.Keys(e)) {
		pairs = append(pairs, pair{visible(strings.ReplaceAll(name, "_", " ")), value(e[name])})
	}
	return pairs
}

// value shows one value of the evidence: lists an item a line, and what has a
// deeper shape as JSON.
func value(v any) string {
	switch v := v.(type) {
	case nil:
		return "not known"
	case string:
		return visible(v)
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []string:
		return list(v)
	case []any:
		return list(v)
	}
	text, err := json.Marshal(v)
	if err != nil {
		return visible(fmt.Sprint(v))
	}
	return visible(string(text))
}

func list[T any](items []T) string {
	var lines []string
	for _, item := range items[:min(len(items), maxItems)] {
		lines = append(lines, value(item))
	}
	if rest := len(items) - len(lines); rest > 0 {
		lines = append(lines, "and "+number(rest)+" more")
	}
	return strings.Join(lines, "\n")
}
