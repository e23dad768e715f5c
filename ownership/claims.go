package ownership

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// Claim is a source other than CODEOWNERS that names the owner of a unit as a
// whole: the default tags of its provider, or an entity of a catalogue.
type Claim struct {
	Unit   string  // ID of the unit
	Owner  string  // as written; "" when the source is there and whom it names is not known
	Source string  // what it is, for a reader: "the default tag owner"
	At     debt.At // where it stands
}

// where writes a claim's place down without whom it names, which may be a person.
func (c Claim) where() string { return c.Source + " (" + place(c.At) + ")" }

// FindClaims lists what besides CODEOWNERS says who owns units; it is never nil.
//
// Tags count where a provider puts them on everything the unit makes. A tag of
// one resource says who owns, or pays for, that resource and no more. Files
// that Elsewhere finds are not read: the nearest one above a unit is a claim
// without an owner. A caller that reads a catalogue leaves its path out and
// appends Claims of its own.
func FindClaims(facts debt.Facts, elsewhere []string) []Claim {
	found := []Claim{}
	for _, p := range facts.Provider {
		found = append(found, tagClaims(p)...)
	}
	folders := foldersOf(elsewhere)
	for _, u := range facts.Unit {
		if file, ok := nearest(folders, u.Path); ok {
			at := debt.At{Location: debt.Location{Path: file}}
			found = append(found, Claim{Unit: u.ID, Source: "a file for another system", At: at})
		}
	}
	return found
}

// foldersOf says which file of Elsewhere is about a folder and what is below.
// Those that count at one path only are about the whole repository.
func foldersOf(elsewhere []string) map[string]string {
	folders := map[string]string{}
	for _, file := range elsewhere {
		folder := path.Dir(file)
		if slices.Contains(elsewherePaths(), file) {
			folder = "."
		}
		if path.Base(file) != "OWNERS_ALIASES" { // it names groups, and owners of nothing
			folders[folder] = file
		}
	}
	return folders
}

// nearest finds the file that is about a unit at unitPath.
func nearest(folders map[string]string, unitPath string) (string, bool) {
	for folder := path.Clean(unitPath); ; folder = path.Dir(folder) {
		file, ok := folders[folder]
		if ok || folder == "." || folder == "/" {
			return file, ok
		}
	}
}

// tagPaths are where a provider keeps the tags of everything it makes.
func tagPaths() [][]string {
	return [][]string{{"default_tags", "0", "tags"}, {"default_labels"}}
}

// tagClaims reads the tags of one provider.
func tagClaims(p debt.Provider) []Claim {
	var found []Claim
	claim := func(owner, source string) { found = append(found, Claim{p.Unit, owner, source, p.At}) }
	for _, steps := range tagPaths() {
		tags := tagsAt(p.Attrs, steps)
		for _, key := range slices.Sorted(maps.Keys(tags)) {
			if name, ok := tags[key].(string); ok && isOwnerKey(key) && !isPlaceholder(name) {
				claim(name, "the default tag "+key)
			}
		}
		where := strings.Join(steps, ".")
		for _, unsure := range p.Unsure {
			key, inside := strings.CutPrefix(unsure, where+".")
			switch {
			case inside && isOwnerKey(key):
				claim("", "the default tag "+key)
			case where == unsure || strings.HasPrefix(where, unsure+"."):
				claim("", "the default tags")
			}
		}
	}
	return found
}

// tagsAt follows steps through objects and lists.
func tagsAt(attrs map[string]any, steps []string) map[string]any {
	node := any(attrs)
	for _, step := range steps {
		if list, ok := node.([]any); ok && step == "0" && len(list) > 0 {
			node = list[0]
			continue
		}
		object, _ := node.(map[string]any)
		node = object[step]
	}
	tags, _ := node.(map[string]any)
	return tags
}

// isOwnerKey reports whether a tag of this name says who owns something. Cost
// centres and contacts do not.
func isOwnerKey(key string) bool {
	key = strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(key))
	return slices.Contains([]string{"owner", "team", "squad", "serviceowner", "ownerteam", "owningteam"}, key)
}

// isPlaceholder recognises values that name nobody.
func isPlaceholder(value string) bool {
	value = strings.ToLower(strings.TrimSpace(value))
	return slices.Contains([]string{"", "-", "?", "none", "n/a", "na", "tbd", "todo", "unknown", "changeme"}, value)
}

// sameName writes a name so that two spellings of one owner are equal:
// "@org/payments", "group:default/payments" and "Payments" are "payments".
func sameName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, kind := range []string{"group:", "user:"} {
		name = strings.TrimPrefix(name, kind)
	}
	if at := strings.LastIndexByte(name, '/'); at >= 0 {
		name = name[at+1:]
	}
	return strings.TrimPrefix(name, "@")
}
