package graph

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// maxArguments bounds the arguments of one block that are looked at.
const maxArguments = 200

// unknown is what an argument is of which only is known that it is set.
const unknown = "?"

// arguments holds what a block sets, by path: its value in JSON, or unknown.
type arguments map[string]string

// argumentsOf flattens values. Members of a map, such as tags, are one argument:
// their keys are data.
func argumentsOf(v debt.Values) arguments {
	args := arguments{}
	args.add("", v.Attrs)
	for _, path := range v.Unsure {
		if len(args) < maxArguments {
			args[path] = unknown
		}
	}
	return args
}

func (args arguments) add(prefix string, attrs map[string]any) {
	for name, value := range attrs {
		if len(args) >= maxArguments {
			return
		}
		path := prefix + name
		if list, ok := value.([]any); ok && isBlocks(list) {
			for i, element := range list {
				nested, _ := element.(map[string]any)
				args.add(path+"."+strconv.Itoa(i)+".", nested)
			}
			continue
		}
		args[path] = inJSON(value)
	}
}

// inJSON writes a value down; the common ones without the encoder's detours.
func inJSON(value any) string {
	switch v := value.(type) {
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return unknown
	}
	return string(text)
}

// isBlocks reports whether a list is one of nested blocks.
func isBlocks(list []any) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(e any) bool {
		_, ok := e.(map[string]any)
		return !ok
	})
}

// certainlyLacks reports whether path is certainly not set: neither it nor what
// it is part of, nor a part of it.
func (args arguments) certainlyLacks(path string) bool {
	if _, set := args[path]; set {
		return false
	}
	for other := range args {
		if strings.HasPrefix(other, path+".") || strings.HasPrefix(path, other+".") {
			return false
		}
	}
	return true
}

// common counts how many of some blocks set each path.
func common(all []arguments) map[string]int {
	counts := map[string]int{}
	for _, args := range all {
		for path := range args {
			counts[path]++
		}
	}
	return counts
}

// alike is the share of paths that a block has in common with most of n blocks,
// of all that either sets.
func (args arguments) alike(counts map[string]int, n int) float64 {
	both, either := 0, 0
	for path, count := range counts {
		_, set := args[path]
		usual := 2*count > n
		if set && usual {
			both++
		}
		if set || usual {
			either++
		}
	}
	return float64(both) / float64(max(either, 1))
}
