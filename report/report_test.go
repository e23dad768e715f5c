package report

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, f := range Formats() {
		got, err := Find(f.Name)
		if err != nil || got.Name != f.Name || got.Summary == "" || got.Writer == nil {
			t.Errorf("Find(%q) = %+v, %v", f.Name, got, err)
		}
	}
	for name, want := range map[string]string{
		"jsn":                      `unknown report format "jsn": did you mean "json"? formats are text, json`,
		"TXT":                      `unknown report format "TXT": did you mean "text"? formats are text, json`,
		"pdf":                      `unknown report format "pdf": formats are text, json`,
		"":                         `unknown report format "": formats are text, json`,
		strings.Repeat("j", 1<<20): "formats are text, json",
	} {
		_, err := Find(name)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Find(%.20q): got %.200v, want %s", name, err, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"json", "json", 0}, {"jsno", "json", 2}, {"kitten", "sitting", 3}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
