package terraform

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// alternativeFiles finds the files of which a run is given one: those of one
// folder, or of one name in sibling folders, that mostly set the same variables.
// Variables that other files set too are taken out, because which file comes last
// is not known: a layer that all environments share, or one for a part of them.
// https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
func alternativeFiles(files []valueFile) []valueFile {
	files = slices.DeleteFunc(slices.Clone(files), func(f valueFile) bool { return len(f.values) == 0 || isSample(f.path) })
	series := map[string][]valueFile{}
	for _, f := range files {
		if isLayer(f.path) {
			continue
		}
		dir, base := path.Split(f.path)
		if !isAutoLoaded(base) {
			series[dir] = append(series[dir], f)
		}
		if dir != "" {
			named := path.Join(path.Dir(path.Dir(dir)), "*", base)
			series[named] = append(series[named], f)
		}
	}
	var best []valueFile
	for _, name := range slices.Sorted(maps.Keys(series)) {
		if group := alike(series[name]); weightOf(group) > weightOf(best) && (len(group) > 1 || len(files) == 1) {
			best = group
		}
	}
	return withoutLayers(best, files)
}

// weightOf is how much a group of files says.
func weightOf(group []valueFile) int {
	sum := 0
	for _, f := range group {
		sum += len(f.values)
	}
	return sum
}

// alike leaves out, one by one, the file that is no alternative of the most
// others, until all are alternatives of each other.
func alike(group []valueFile) []valueFile {
	group = slices.Clone(group)
	for {
		worst, strangers := -1, 0
		for i, f := range group {
			n := 0
			for j, other := range group {
				if i != j && !exclude(f, other) {
					n++
				}
			}
			if n > strangers || n > 0 && n == strangers && len(f.values) < len(group[worst].values) {
				worst, strangers = i, n
			}
		}
		if worst < 0 {
			return group
		}
		group = slices.Delete(group, worst, worst+1)
	}
}

// exclude reports whether two files are alternatives of each other: they set the
// same variables, by and large. One whose name adds to the other's, as in "prod"
// and "prod-eu", may well be a layer on it, and is none when it sets nearly all.
func exclude(a, b valueFile) bool {
	both := 0
	for name := range a.values {
		if _, ok := b.values[name]; ok {
			both++
		}
	}
	if one, other := wordsOf(a.path), wordsOf(b.path); extends(one, other) || extends(other, one) {
		return 3*both >= 2*(len(a.values)+len(b.values)-both)
	}
	return 2*both >= min(len(a.values), len(b.values))
}

// extends reports whether one name is another with words before or behind it.
func extends(longer, shorter []string) bool {
	n := len(shorter)
	return len(longer) > n && n > 0 && (slices.Equal(longer[:n], shorter) || slices.Equal(longer[len(longer)-n:], shorter))
}

// withoutLayers takes out of a group what other files set as well.
func withoutLayers(group, all []valueFile) []valueFile {
	if len(group) == 0 || len(group) > maxNamed {
		return nil
	}
	inGroup := map[string]bool{}
	for _, f := range group {
		inGroup[f.path] = true
	}
	var left []valueFile
	for _, f := range group {
		f.values = maps.Clone(f.values)
		for _, other := range all {
			if inGroup[other.path] {
				continue
			}
			maps.DeleteFunc(f.values, func(name string, _ hcl.Expression) bool { return other.values[name] != nil })
		}
		left = append(left, f)
	}
	return left
}

// wordsOf are the words of a file's name, or of its folder's where all
// environments have files of the same name.
func wordsOf(file string) []string {
	dir, base := path.Split(file)
	stem, _, _ := strings.Cut(base, ".tfvars")
	if stem == "terraform" && dir != "" {
		stem = path.Base(dir)
	}
	return strings.FieldsFunc(strings.ToLower(stem), func(r rune) bool { return r == '-' || r == '_' || r == '.' })
}

// isLayer reports whether a file's name says that it goes with others.
func isLayer(file string) bool {
	return slices.ContainsFunc(wordsOf(file), func(word string) bool {
		return slices.Contains([]string{"common", "shared", "global", "globals", "base", "default", "defaults", "all", "override", "overrides", "secret", "secrets", "backend"}, word)
	})
}

// isSample reports whether a file is there to be copied.
func isSample(file string) bool {
	return slices.ContainsFunc(wordsOf(file), func(word string) bool {
		return slices.Contains([]string{"example", "examples", "sample", "template", "tpl"}, word)
	})
}
