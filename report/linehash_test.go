package report

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The vectors hold odd line ends, wrong UTF-8, byte order marks and repeated
// lines. Their hashes were computed by the algorithm in its own language.
func TestLineHashes(t *testing.T) {
	data, err := os.ReadFile("testdata/linehash.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Content []byte
		Hashes  []string
	}
	if err := json.Unmarshal(data, &vectors); err != nil || len(vectors) < 30 {
		t.Fatalf("%d vectors: %v", len(vectors), err)
	}
	for i, v := range vectors {
		want, wanted := map[int]string{}, map[int]bool{}
		for n, hash := range v.Hashes {
			want[n+1], wanted[n+1] = hash, true
		}
		wanted[len(v.Hashes)+1] = true // there is no such line
		if diff := cmp.Diff(want, lineHashes(v.Content, wanted)); diff != "" {
			t.Errorf("vector %d, %q (-want +got):\n%s", i, v.Content, diff)
		}
	}
}

func TestLineHashesOnlyWanted(t *testing.T) {
	got := lineHashes([]byte("a\nb\n"), map[int]bool{3: true})
	if diff := cmp.Diff(map[int]string{3: "c129715d7a2bc9a3:1"}, got); diff != "" {
		t.Error(diff)
	}
}
