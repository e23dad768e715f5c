package tables

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

func TestEmbeddedLifecycles(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(tables.Lifecycles); n < 60 {
		t.Errorf("%d products, want 60 or more", n)
	}
	products := map[string]bool{}
	last := ""
	for _, p := range tables.Lifecycles {
		if p.Product <= last {
			t.Errorf("%s stands after %s", p.Product, last)
		}
		products[p.Product], last = true, p.Product
		for _, image := range p.Images {
			if strings.ContainsAny(image, ":@ ") || strings.HasPrefix(image, "docker.io/") || strings.HasPrefix(image, "library/") {
				t.Errorf("%s: the image %q has more than a name, or a name that is not shortened", p.Product, image)
			}
		}
	}
	for _, want := range strings.Fields(`python nodejs go ruby php eclipse-temurin dotnet rust debian ubuntu alpine-linux rhel centos
		rocky-linux almalinux amazon-linux windows-server postgresql mysql mariadb redis mongodb elasticsearch opensearch rabbitmq nginx
		apache-http-server tomcat apache-kafka amazon-eks azure-kubernetes-service google-kubernetes-engine amazon-rds-postgresql
		aws-lambda amazon-elasticache-redis terraform opentofu kubernetes helm ansible hashicorp-vault consul nomad`) {
		if !products[want] {
			t.Errorf("there is no product %s", want)
		}
	}
}

// The snapshot is part of every build; it must stay small.
func TestEmbeddedLifecyclesAreSmall(t *testing.T) {
	size := 0
	names, err := fs.Glob(embedded, "data/lifecycles/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(embedded, name)
		if err != nil {
			t.Fatal(err)
		}
		size += len(content)
	}
	if size > 250_000 {
		t.Errorf("the lifecycles take %d bytes, want at most 250,000", size)
	}
}

// aProduct is a file with one product of the given fields and cycles.
func aProduct(fields, cycles string) string {
	return "{\n\"about\": \"A.\",\n\"products\": {\n\"p\": {" + fields + "\n\"cycles\": {" + cycles + "}\n}\n}\n}\n"
}

const goodFields = `"title": "P", "source": "https://example.com", "as_of": "2026-02-01",`

func TestLoadLifecycles(t *testing.T) {
	content := aProduct(goodFields+` "images": ["p", "org/p"],`, `
		"2": {"released": "2025-01-01"},
		"1": {"released": "2020-01-01", "active": "2021-01-01", "security": "2022-01-01", "extended": "2023-01-01", "latest": "1.9"},
		"0": {"ended": true}`)
	tables, err := load(fstest.MapFS{"lifecycles/x.json": {Data: []byte(content)}})
	if err != nil {
		t.Fatal(err)
	}
	want := []debt.Lifecycle{{
		Product: "p", Title: "P", Source: "https://example.com", AsOf: "2026-02-01", Images: []string{"p", "org/p"},
		Cycles: []debt.Cycle{
			{Name: "2", Released: "2025-01-01"},
			{Name: "1", Released: "2020-01-01", Active: "2021-01-01", Security: "2022-01-01", Extended: "2023-01-01", Latest: "1.9"},
			{Name: "0", Ended: true},
		},
	}}
	if diff := cmp.Diff(want, tables.Lifecycles); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if tables.AsOf != "2026-02-01" || tables.IsZero() || len(tables.Digest) != 64 {
		t.Errorf("as of %s, digest %s", tables.AsOf, tables.Digest)
	}
}

func TestLoadRefusesLifecycles(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"no JSON", `p`, "x.json:1: this is not an object"},
		{"cut off", `{"about": "A."`, "x.json:1: "},
		{"unknown field", "{\n\"product\": {}}", "x.json:2: unknown field product"},
		{"more behind", aProduct(goodFields, `"1": {}`) + "{}", "x.json:9: something follows"},
		{"no products", `{"about": "A.", "products": {}}`, "products is empty"},
		{"about is a number", `{"about": 1}`, "about is not a text"},
		{"title", aProduct(`"source": "https://example.com", "as_of": "2026-02-01",`, `"1": {}`), `x.json:4: product "p": title is empty`},
		{"source", aProduct(strings.Replace(goodFields, "https", "ftp", 1), `"1": {}`), "not an https address"},
		{"as_of", aProduct(strings.Replace(goodFields, "2026-02-01", "2026-02-30", 1), `"1": {}`), "2026-02-30"},
		{"field of a product", aProduct(goodFields+`"image": ["p"],`, `"1": {}`), `x.json:4: product "p": unknown field image`},
		{"field twice", aProduct(goodFields+`"title": "Q",`, `"1": {}`), "write each once"},
		{"no cycle", aProduct(goodFields, ``), "cycles is empty"},
		{"cycle twice", aProduct(goodFields, "\n\"1\": {},\n\"1\": {}"), `x.json:7: product "p": "1" stands here again`},
		{"cycle without name", aProduct(goodFields, `"": {}`), "no name"},
		{"field of a cycle", aProduct(goodFields, "\n\"1\": {\"eol\": \"2020-01-01\"}"), `x.json:6: product "p": cycle "1": json: unknown field "eol"`},
		{"day of a cycle", aProduct(goodFields, `"1": {"security": "2020-1-1"}`), `cycle "1": "2020-1-1" is not a day`},
		{"order of days", aProduct(goodFields, `"1": {"released": "2021-01-01", "security": "2020-01-01"}`), "2020-01-01 comes before 2021-01-01"},
		{"extended alone", aProduct(goodFields, `"1": {"extended": "2020-01-01"}`), "extended without security"},
		{"ended and dated", aProduct(goodFields, `"1": {"security": "2020-01-01", "ended": true}`), "ended is for cycles"},
		{"image without name", aProduct(goodFields+`"images": [""],`, `"1": {}`), "an image has no name"},
		{"upper case", strings.Replace(aProduct(goodFields, `"1": {}`), `"p"`, `"P"`, 1), "lower case"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := load(fstest.MapFS{"lifecycles/x.json": {Data: []byte(tt.content)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "lifecycles/x.json") {
				t.Errorf("load: %v; want an error with the file's name and %q", err, tt.want)
			}
		})
	}
}

func TestLoadRefusesTheSameTwice(t *testing.T) {
	one := aProduct(goodFields+`"images": ["i"],`, `"1": {}`)
	_, err := load(fstest.MapFS{"lifecycles/a.json": {Data: []byte(one)}, "lifecycles/b.json": {Data: []byte(one)}})
	if err == nil || !strings.Contains(err.Error(), "lifecycles/b.json") || !strings.Contains(err.Error(), "lifecycles/a.json too") {
		t.Errorf("the same product in two files: %v", err)
	}
	other := strings.Replace(one, `"p"`, `"q"`, 1)
	_, err = load(fstest.MapFS{"lifecycles/a.json": {Data: []byte(one)}, "lifecycles/b.json": {Data: []byte(other)}})
	if err == nil || !strings.Contains(err.Error(), "the image i is listed by p and by q") {
		t.Errorf("the same image in two products: %v", err)
	}
}

func TestErrorsOfTablesNameTheLine(t *testing.T) {
	content := "{\n\"as_of\": \"2026-01-01\",\n\"about\": \"A.\",\n\"rows\": {\n" +
		"\"a\": {\"date\": \"2025-01-01\", \"source\": \"https://example.com\"},\n\"b\": {\"date\": \"soon\"}\n}\n}\n"
	_, err := load(fstest.MapFS{"runners.json": {Data: []byte(content)}})
	if err == nil || !strings.Contains(err.Error(), `tables: runners.json:6: row "b": date "soon" is not a day`) {
		t.Errorf("load: %v", err)
	}
}

func TestLoadDir(t *testing.T) {
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	python := strings.Replace(aProduct(goodFields, `"99": {}`), `"p"`, `"python"`, 1)
	mine := `{"as_of": "2099-01-01", "about": "A.", "rows": {"a": {"date": "2025-01-01", "source": "https://example.com"}}}`
	laid, err := LoadDir(fstest.MapFS{"runners.json": {Data: []byte(mine)}, "lifecycles/mine.json": {Data: []byte(python)}})
	if err != nil {
		t.Fatal(err)
	}
	if rows := rowsOf(t, laid, "runners"); len(rows) != 1 || rows["a"] == nil {
		t.Errorf("runners were not replaced: %v", rows)
	}
	if len(rowsOf(t, laid, "registries")) != len(rowsOf(t, base, "registries")) || len(laid.Lifecycles) != len(base.Lifecycles) {
		t.Error("what the folder does not have is not as it was")
	}
	for _, p := range laid.Lifecycles {
		if p.Product == "python" && (len(p.Cycles) != 1 || p.Cycles[0].Name != "99") {
			t.Errorf("python was not replaced: %+v", p)
		}
	}
	if laid.AsOf != "2099-01-01" || laid.Digest == base.Digest {
		t.Errorf("as of %s, digest %s", laid.AsOf, laid.Digest)
	}
	again, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(base, again); diff != "" {
		t.Errorf("the embedded tables changed:\n%s", diff)
	}
}

func TestLoadDirRefuses(t *testing.T) {
	tests := []struct {
		name, want string
		dir        fs.FS
	}{
		{"an empty folder", "no *.json", fstest.MapFS{}},
		{"a folder without tables", "no *.json", fstest.MapFS{"readme.md": {}}},
		{"a broken table", "runners.json:1", fstest.MapFS{"runners.json": {Data: []byte(`{"as_of": 1}`)}}},
		{"an empty table", "runners.json", fstest.MapFS{"runners.json": {}}},
	}
	for _, tt := range tests {
		if _, err := LoadDir(tt.dir); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v; want an error with %q", tt.name, err, tt.want)
		}
	}
	root, err := fs.Sub(fstest.MapFS{}, "nowhere")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LoadDir(root); err == nil {
		t.Error("a folder that is not there is no error")
	}
}

// Runners are in two tables: with their replacements for the rule about
// pipelines, and among all that has an end. Both say the same.
func TestRunnersAgree(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	ends := map[string]debt.Cycle{}
	for _, p := range tables.Lifecycles {
		if p.Product == "github-runner-images" {
			for _, c := range p.Cycles {
				ends[c.Name] = c
			}
		}
	}
	for label, fields := range rowsOf(t, tables, "runners") {
		row, _ := fields.(map[string]any)
		deprecated, _ := row["deprecated"].(string)
		if c, ok := ends[label]; !ok || c.Security != row["retired"] || c.Active != deprecated {
			t.Errorf("%s: %v in runners, %+v in lifecycles", label, row, c)
		}
	}
}
