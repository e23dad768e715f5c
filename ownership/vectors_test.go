package ownership_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/ownership"
)

// vectors are facts about GitHub: what a pattern matches, what a file decides
// and where it is looked for.
type vectors struct {
	Single    []vector `json:"single"`
	Files     []decision
	Locations []string
}

// vector is pattern, path and whether it matches; no answer means that GitHub
// refuses the line.
type vector struct {
	pattern, path string
	match         *bool
}

// UnmarshalJSON reads a vector from a list of three.
func (v *vector) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&v.pattern, &v.path, &v.match})
}

type decision struct {
	Codeowners string
	Path       string
	Owners     []string
	Line       int
	Owned      bool
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	content, err := os.ReadFile("testdata/github.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(content, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSingleVectors(t *testing.T) {
	single := readVectors(t).Single
	if len(single) != 162 {
		t.Fatalf("got %d vectors, want 162", len(single))
	}
	for _, v := range single {
		t.Run(fmt.Sprintf("%s against %s", v.pattern, v.path), func(t *testing.T) {
			file := ownership.Parse("CODEOWNERS", []byte(v.pattern+" @owner\n"))
			if len(file.Lines) != 1 {
				t.Fatalf("got %d lines, want 1", len(file.Lines))
			}
			if got, want := file.Lines[0].Valid(), v.match != nil; got != want {
				t.Fatalf("valid = %v, want %v (%s)", got, want, file.Lines[0].Problem)
			}
			got := file.Match(v.path).Status != debt.Unmatched
			if want := v.match != nil && *v.match; got != want {
				t.Errorf("match = %v, want %v", got, want)
			}
		})
	}
}

func TestFileVectors(t *testing.T) {
	files := readVectors(t).Files
	if len(files) != 12 {
		t.Fatalf("got %d vectors, want 12", len(files))
	}
	for i, v := range files {
		t.Run(fmt.Sprint(i, " ", v.Path), func(t *testing.T) {
			got := ownership.Parse("CODEOWNERS", []byte(v.Codeowners)).Match(v.Path)
			if got.Line != v.Line {
				t.Errorf("line = %d, want %d", got.Line, v.Line)
			}
			if diff := cmp.Diff(append([]string{}, v.Owners...), append([]string{}, got.Owners...)); diff != "" {
				t.Errorf("owners (-want +got):\n%s", diff)
			}
			if owned := got.Status == debt.OwnedSpecific || got.Status == debt.OwnedCatchAll; owned != v.Owned {
				t.Errorf("status = %s, want owned %v", got.Status, v.Owned)
			}
		})
	}
}

func TestLocationVectors(t *testing.T) {
	if diff := cmp.Diff(readVectors(t).Locations, ownership.Locations()); diff != "" {
		t.Errorf("locations (-want +got):\n%s", diff)
	}
}
