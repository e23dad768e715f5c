package terraform_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// vectors is one of the trees in testdata/console: a root with the modules it
// calls, expressions, and what Terraform 1.11 says of each, as JSON. One with
// "?" before it is known to Terraform and not to us.
type vectors struct {
	name   string
	files  map[string]string
	probes []string
	want   []string
}

func readVectors(t *testing.T) []vectors {
	t.Helper()
	names, err := filepath.Glob("testdata/console/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("%v %v", names, err)
	}
	var all []vectors
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		v := vectors{name: filepath.Base(name), files: map[string]string{}}
		for _, f := range txtar.Parse(content).Files {
			text := string(f.Data)
			switch f.Name {
			case "probes":
				v.probes = strings.Split(strings.TrimSpace(text), "\n")
			case "want":
				v.want = strings.Split(strings.TrimSpace(text), "\n")
			default:
				v.files[f.Name] = text
			}
		}
		v.files["main.tf"] += asked(v.probes)
		if v.files["terraform.tfvars"] == "" {
			v.files["terraform.tfvars"] = "\n"
		}
		all = append(all, v)
	}
	return all
}

// asked are locals with what is looked at, and a resource that is made of them.
func asked(probes []string) string {
	var b, input strings.Builder
	for i, expr := range probes {
		fmt.Fprintf(&b, "locals {\n  p%d = %s\n}\n", i, expr)
		fmt.Fprintf(&input, "    p%d = local.p%d\n", i, i)
	}
	return b.String() + "resource \"terraform_data\" \"probe\" {\n  input = {\n" + input.String() + "  }\n}\n"
}

// What is certain of a tree of modules is what Terraform says of it.
func TestVectors(t *testing.T) {
	for _, v := range readVectors(t) {
		fsys := fstest.MapFS{}
		for name, content := range v.files {
			fsys[name] = &fstest.MapFile{Data: []byte(content)}
		}
		ours := probed(t, fsys)
		if len(v.want) != len(v.probes) {
			t.Errorf("%s: %d expressions and %d values", v.name, len(v.probes), len(v.want))
			continue
		}
		for i, expr := range v.probes {
			text, unknown := strings.CutPrefix(v.want[i], "? ")
			theirs, got := decoded(t, []byte(text)), ours[fmt.Sprintf("p%d", i)]
			content, err := json.Marshal(got.value)
			switch {
			case err != nil:
				t.Error(err)
			case !agree(theirs, got):
				t.Errorf("%s: %s: %s", v.name, expr, cmp.Diff(theirs, got.value))
			case got.sure == unknown:
				t.Errorf("%s: %s: certain is %v: %s, want %s", v.name, expr, got.sure, content, v.want[i])
			}
		}
	}
}
