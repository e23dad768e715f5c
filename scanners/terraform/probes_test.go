package terraform_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// probe is what we say of one value.
type probe struct {
	value any
	sure  bool
}

// probed are the members of the input of terraform_data.probe in the root, by
// name.
func probed(t *testing.T, fsys fstest.MapFS) map[string]probe {
	t.Helper()
	var paths []string
	if err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, p)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	found := map[string]probe{}
	for _, r := range scanFS(t, fsys, paths).Resource {
		if r.ID != "terraform:.#terraform_data.probe" {
			continue
		}
		input, _ := r.Attrs["input"].(map[string]any)
		for _, ref := range r.References {
			name, _, _ := strings.Cut(strings.TrimPrefix(ref.Attribute, "input."), ".")
			content, err := json.Marshal(input[name])
			if err != nil {
				t.Fatal(err)
			}
			sure := !slices.ContainsFunc(r.Unsure, func(path string) bool {
				return path == "input" || path == "input."+name || strings.HasPrefix(path, "input."+name+".")
			})
			found[name] = probe{decoded(t, content), sure}
		}
	}
	return found
}

// decoded reads JSON, without the members that are null.
func decoded(t *testing.T, content []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(content, &v); err != nil {
		t.Fatal(err)
	}
	return withoutNulls(v)
}

func withoutNulls(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, member := range v {
			if v[key] = withoutNulls(member); v[key] == nil {
				delete(v, key)
			}
		}
	case []any:
		for i, element := range v {
			v[i] = withoutNulls(element)
		}
	}
	return v
}

// agree reports whether what we are certain of is what Terraform comes to: all of
// it, or the members that we know of an object.
func agree(theirs any, ours probe) bool {
	if ours.sure {
		return cmp.Equal(theirs, ours.value)
	}
	mine, ok := ours.value.(map[string]any)
	if !ok {
		return ours.value == nil
	}
	members, ok := theirs.(map[string]any)
	if !ok {
		return false
	}
	for key, member := range mine {
		if !agree(members[key], probe{member, false}) && !cmp.Equal(members[key], member) {
			return false
		}
	}
	return true
}
