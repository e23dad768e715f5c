package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden is a report in a format, and the file that holds what is expected.
type golden struct {
	file   string
	format string
	report *debt.Report
	o      Options
}

func goldens() []golden {
	return []golden{
		{"json.golden", "json", fullReport(), Options{}},
		{"json-empty.golden", "json", emptyReport(), Options{}},
		{"jsonl.golden", "jsonl", fullReport(), Options{}},
		{"jsonl-empty.golden", "jsonl", emptyReport(), Options{}},
		{"sarif.golden", "sarif", fullReport(), Options{}},
		{"sarif-all.golden", "sarif", fullReport(), Options{Rules: fullRules(), Content: fullContent, Accepted: true, Category: "infra"}},
		{"sarif-empty.golden", "sarif", emptyReport(), Options{}},
		{"markdown.golden", "markdown", fullReport(), Options{Category: "infra"}},
		{"markdown-empty.golden", "markdown", emptyReport(), Options{}},
		{"github.golden", "github", fullReport(), Options{}},
		{"github-empty.golden", "github", emptyReport(), Options{}},
		{"csv.golden", "csv", fullReport(), Options{}},
		{"csv-empty.golden", "csv", emptyReport(), Options{}},
		{"text.golden", "text", fullReport(), Options{Target: "infra"}},
		{"text-color.golden", "text", fullReport(), Options{Target: "infra", Color: true}},
		{"text-all.golden", "text", fullReport(), Options{All: true}},
		{"text-empty.golden", "text", emptyReport(), Options{}},
	}
}

func render(t *testing.T, format string, r *debt.Report, o Options) []byte {
	t.Helper()
	f, err := Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Writer.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, g := range goldens() {
		t.Run(g.file, func(t *testing.T) {
			got := render(t, g.format, g.report, g.o)
			path := filepath.Join("testdata", g.file)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s differs (go test ./report -update writes it anew; -want +got):\n%s", path, diff)
			}
		})
	}
}
