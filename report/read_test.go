package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
)

// What was written is read again, whole, and renders to the same bytes in every
// format.
func TestReadRoundTrip(t *testing.T) {
	for name, r := range map[string]*debt.Report{"full": fullReport(), "empty": emptyReport(), "hostile": hostileReport(hostileTexts()[0])} {
		for _, format := range []string{"json", "jsonl"} {
			written := render(t, format, r, Options{})
			got, err := Read(bytes.NewReader(written))
			if err != nil {
				t.Fatalf("%s, %s: %v", name, format, err)
			}
			if want := canonical(r); name != "hostile" { // its wrong UTF-8 is replaced
				if diff := cmp.Diff(&want, got); diff != "" {
					t.Errorf("%s, %s loses something (-written +read):\n%s", name, format, diff)
				}
				for _, f := range Formats() {
					if diff := cmp.Diff(string(render(t, f.Name, r, Options{All: true})), string(render(t, f.Name, got, Options{All: true}))); diff != "" {
						t.Errorf("%s, %s: rendered again as %s it differs:\n%s", name, format, f.Name, diff)
					}
				}
			}
			if again := render(t, format, got, Options{}); !bytes.Equal(written, again) {
				t.Errorf("%s, %s: written again it differs:\n%s", name, format, cmp.Diff(string(written), string(again)))
			}
		}
	}
}

// Rows may be filtered, sorted and written anew by other programs.
func TestReadJSONLinesIsLenient(t *testing.T) {
	lines := strings.SplitAfter(string(render(t, "jsonl", fullReport(), Options{})), "\n")
	mixed := lines[0] + "\n\r\n"
	for i := len(lines) - 2; i > 0; i-- {
		mixed += strings.Replace(lines[i], "{", `{"added_later": [1], `, 1)
	}
	got, err := ReadJSONLines(strings.NewReader(mixed))
	if err != nil {
		t.Fatal(err)
	}
	want := canonical(fullReport())
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadErrors(t *testing.T) {
	run := `{"type":"run","schema":"debtscan/report/1","lines":1}` + "\n"
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "line 1: unexpected end of JSON input; expected a report of debtscan scan"},
		{"no JSON", "Nothing found.\n", "line 1: invalid character 'N'"},
		{"another document", `{"version": "2.1.0"}`, `no "schema": this is not a report of debtscan`},
		{"another version", `{"schema": "debtscan/report/2", "units": 7}`, `schema "debtscan/report/2": this version of debtscan reads debtscan/report/1`},
		{"a wrong member", "{\n\"schema\": \"debtscan/report/1\",\n\"units\": [{\"files\": \"many\"}]}", "line 3: units.files: expected int, got string"},
		{"a cut document", "{\n\"schema\": \"debtscan/report/1\",\n", "line 3: unexpected end of JSON input"},
		{"two documents", "{\"schema\": \"debtscan/report/1\"}\n{}", "line 2: invalid character '{' after top-level value"},
		{"a list", "[]", "line 1: : expected struct"},
		{"a cut bundle", run, "line 1: the bundle ends after 0 of 1 lines: it was cut off"},
		{"two bundles", run + `{"type":"unit"}` + "\n" + run, "line 3: a second run"},
		{"too many rows", run + `{"type":"unit"}` + "\n" + `{"type":"unit"}`, "line 3: 2 lines follow the run, which says 1"},
		{"half a line", run + `{"type":"unit","id":`, "line 2: unexpected end of JSON input"},
		{"a row of no type", run + `{"id":"x"}`, `line 2: no "type"`},
		{"an unknown row", run + `{"type":"cost"}`, `line 2: type "cost" is not known to this version`},
		{"a wrong row", run + `{"type":"unit","files":"many"}`, "line 2: files: expected int, got string"},
		{"another bundle", `{"type":"run","schema":"debtscan/report/9"}`, `line 1: schema "debtscan/report/9"`},
	} {
		r, err := Read(strings.NewReader(c.text))
		if err == nil || r != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
	for text, want := range map[string]string{
		"":                                "no lines: this is not a run bundle",
		`{"type":"unit"}` + "\n" + run:    `line 1: type "unit" before the run`,
		"\n" + strings.Repeat("x", 5):     "line 2: invalid character 'x'",
		run + strings.Repeat(" ", 65<<20): "line 2: bufio.Scanner: token too long",
	} {
		if _, err := ReadJSONLines(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: got %v, want %s", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	for _, w := range []Writer{jsonWriter{}, bundleWriter{}} {
		b.Reset()
		if err := w.Write(&b, fullReport(), Options{}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, format := range Formats() {
			render(t, format.Name, r, Options{Accepted: true, All: true})
		}
	})
}
