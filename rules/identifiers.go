package rules

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// maxIdentifiers is how many ids of one text are listed.
const maxIdentifiers = 20

// identifierPattern is an id as AWS makes them: the kind of thing, and 8 or, for
// those made since 2016, 17 hexadecimal digits.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
const identifierPattern = `\b([a-z]+(?:-[a-z]+)?)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b`

// identifiers lists the ids of the cloud that are typed into resources. Rules
// that look for them need nothing else of most resources, and of a large estate
// all resources are what takes the most memory.
func identifiers(resources []debt.Resource) []debt.Identifier {
	pattern := regexp.MustCompile(identifierPattern)
	var all []debt.Identifier
	for _, r := range resources {
		if r.Mode != "managed" || !strings.HasPrefix(r.Type, "aws_") || strings.HasPrefix(r.Address, "module.") {
			continue
		}
		row := debt.Identifier{
			Unit: r.Unit, Resource: r.ID, Address: r.Address, Type: r.Type,
			Exists: r.Exists, Installed: mayExist(r.Exists, r.Values), Each: mayRepeat(r.Values), At: r.At,
		}
		for attribute, text := range texts("", r.Attrs) {
			if !mayIdentify(text) || handedOn(r, attribute) {
				continue
			}
			row.Attribute = attribute
			for _, m := range pattern.FindAllStringSubmatch(text, maxIdentifiers) {
				row.Name, row.Kind = m[0], m[1]
				all = append(all, row)
			}
		}
	}
	return all
}

// texts are the strings within a value, by path.
func texts(path string, value any) func(yield func(string, string) bool) {
	return func(yield func(string, string) bool) { yieldTexts(path, value, yield) }
}

func yieldTexts(path string, value any, yield func(string, string) bool) bool {
	switch v := value.(type) {
	case string:
		return yield(path, v)
	case []any:
		return !slices.ContainsFunc(v, func(member any) bool { return !yieldTexts(path, member, yield) })
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			inner := key
			if path != "" {
				inner = path + "." + key
			}
			if !yieldTexts(inner, v[key], yield) {
				return false
			}
		}
	}
	return true
}

// mayIdentify reports, in little time, whether a text can hold an id: a hyphen
// and eight hexadecimal digits.
func mayIdentify(text string) bool {
	for {
		_, after, ok := strings.Cut(text, "-")
		if !ok {
			return false
		}
		if len(after) >= 8 && strings.Trim(after[:8], "0123456789abcdef") == "" {
			return true
		}
		text = after
	}
}

// handedOn reports whether an attribute mentions another row, a variable or a
// local value.
func handedOn(r debt.Resource, attribute string) bool {
	return slices.ContainsFunc(r.References, func(ref debt.Reference) bool {
		return strings.HasPrefix(ref.Attribute, attribute) || strings.HasPrefix(attribute, ref.Attribute)
	})
}

// mayRepeat reports whether a row has a for_each, or may have one.
func mayRepeat(v debt.Values) bool {
	_, set := v.Attrs["for_each"]
	return set || len(v.Maybe["for_each"]) > 0 || slices.Contains(v.Unsure, "for_each")
}
