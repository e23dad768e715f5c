package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	stdhtml "html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report/html"
)

var update = flag.Bool("update", false, "write the golden files anew")

func full() html.Options { return html.Options{Trend: sampleTrend(), Rules: sampleRules()} }

// The golden pages leave out style and script, which are files of their own.
func TestGolden(t *testing.T) {
	code := regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|sha256-[^&]+=`)
	for _, test := range []struct {
		file   string
		report *debt.Report
		o      html.Options
	}{
		{"page.golden.html", sample(), full()},
		{"empty.golden.html", empty(), html.Options{Title: "Platform", Trend: &debt.Trend{}}},
	} {
		t.Run(test.file, func(t *testing.T) {
			got := code.ReplaceAllString(string(render(t, test.report, test.o)), "")
			path := filepath.Join("testdata", test.file)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s differs (go test ./report/html -update writes it anew; -want +got):\n%s", path, diff)
			}
		})
	}
}

func TestSameBytesAndNoChange(t *testing.T) {
	r := sample()
	before, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	first := render(t, r, full())
	for range 5 {
		if !bytes.Equal(first, render(t, r, full())) {
			t.Fatal("two pages of one report differ")
		}
	}
	after, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(before), string(after)); diff != "" {
		t.Errorf("the report was changed:\n%s", diff)
	}
}

// The policy allows exactly the style and the script of the page.
func TestPolicy(t *testing.T) {
	text := string(render(t, sample(), full()))
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(text)
	if policy == nil {
		t.Fatal("the page has no policy")
	}
	allowed := stdhtml.UnescapeString(policy[1])
	for _, part := range []string{"default-src 'none'", "base-uri 'none'", "form-action 'none'", "connect-src 'none'"} {
		if !strings.Contains(allowed, part) {
			t.Errorf("policy %q lacks %q", allowed, part)
		}
	}
	if strings.Contains(allowed, "unsafe") {
		t.Errorf("policy %q allows what is unsafe", allowed)
	}
	for _, element := range []string{"style", "script"} {
		inline := regexp.MustCompile(`(?s)<`+element+`>(.*?)</`+element+`>`).FindAllStringSubmatch(text, -1)
		if len(inline) != 1 {
			t.Fatalf("the page has %d inline elements %s, want 1", len(inline), element)
		}
		sum := sha256.Sum256([]byte(inline[0][1]))
		if want := element + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(allowed, want) {
			t.Errorf("policy %q lacks %q", allowed, want)
		}
	}
}

// Nothing in the page makes a browser ask for something, and nothing is there
// that the policy would have to stop.
func TestSelfContained(t *testing.T) {
	text := string(render(t, sample(), full()))
	for _, bad := range []string{
		`(?i)\ssrc\s*=`, `(?i)<link\b`, `(?i)@import`, `(?i)url\(`, `(?i)<(img|iframe|object|embed|base|video|audio)\b`,
		`(?i)<[^>]+\son[a-z]+\s*=`, `(?i)<[^>]+\sstyle\s*=`, `(?i)\bfetch\(`, `XMLHttpRequest`, `innerHTML`, `\beval\(`, `localStorage`,
	} {
		if found := regexp.MustCompile(bad).FindString(text); found != "" {
			t.Errorf("the page has %q", found)
		}
	}
}

// What is too much for rows is in the page's data, and the page says so.
func TestManyFindings(t *testing.T) {
	text := string(render(t, many(25_000), html.Options{}))
	if n := strings.Count(text, `<tr>
<td><span class="severity`); n != 201 {
		t.Errorf("%d rows are written out, want 200 and the one to copy", n)
	}
	if !strings.Contains(text, "24800 findings are in this page and need its script") {
		t.Error("the page does not say how many findings are not written out")
	}
	rows := 0
	for _, block := range regexp.MustCompile(`(?s)<script type="application/json" class="chunk">(.*?)</script>`).FindAllStringSubmatch(text, -1) {
		var chunk struct {
			Rows    int
			Columns map[string]json.RawMessage
		}
		if err := json.Unmarshal([]byte(block[1]), &chunk); err != nil {
			t.Fatal(err)
		}
		var messages []int
		if err := json.Unmarshal(chunk.Columns["message"], &messages); err != nil {
			t.Fatal(err)
		}
		if len(messages) != chunk.Rows {
			t.Errorf("a block of %d rows has %d messages", chunk.Rows, len(messages))
		}
		rows += chunk.Rows
	}
	if want := 25_000 + len(sample().Suppressed); rows != want {
		t.Errorf("the data has %d findings, want %d", rows, want)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteError(t *testing.T) {
	if err := html.Write(brokenWriter{}, sample(), full()); err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Errorf("error %v does not say what went wrong", err)
	}
}
