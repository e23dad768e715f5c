package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile is text that a repository can hold, and how a terminal may see it.
func hostile() map[string]string {
	return map[string]string{
		"":                                "",
		"infra/prod":                      "infra/prod",
		"größe/日本語/🚀.tf":                  "größe/日本語/🚀.tf",
		"e\u0301t\u00e9":                  "e\u0301t\u00e9",
		"\x1b[2J\x1b[31mred":              `\x1b[2J\x1b[31mred`,
		"\x1b]8;;http://evil\x07x":        `\x1b]8;;http://evil\ax`,
		"\u009b31m":                       `\u009b31m`,
		"a\rb\nc\td\x00\x7f":              `a\rb\nc\td\x00\x7f`,
		"\u202egnp.tf\u202c":              `\u202egnp.tf\u202c`,
		"\u2066x\u2069\u200f":             `\u2066x\u2069\u200f`,
		"zero\u200bwidth\u200d\ufeff":     `zero\u200bwidth\u200d\ufeff`,
		"line\u2028para\u2029":            `line\u2028para\u2029`,
		"soft\u00adhyphen\u2060":          `soft\u00adhyphen\u2060`,
		"tag\U000E0041":                   `tag\U000e0041`,
		"filler\u3164\u115f":              `filler\u3164\u115f`,
		"private\ue000":                   `private\ue000`,
		"bad\xff\xc3":                     `bad\xff\xc3`,
		"surrogate\xed\xa0\x80":           `surrogate\xed\xa0\x80`,
		"\u0301lone mark":                 `\u0301lone mark`,
		"z\u0301\u0301\u0301\u0301\u0301": "z\u0301\u0301\u0301\u0301" + `\u0301`,
		"⚠\ufe0f warn":                    "⚠\ufe0f warn",
		"a\ufe0f":                         `a\ufe0f`,
	}
}

func TestVisible(t *testing.T) {
	for in, want := range hostile() {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestProse(t *testing.T) {
	if got := prose(" a\n\tb\r\n\x1bc\u2028d "); got != `a b \x1bc d` {
		t.Errorf("got %q", got)
	}
}

// obeyed returns the first rune that a terminal would act on instead of
// showing it.
func obeyed(s string) (rune, bool) {
	if !utf8.ValidString(s) {
		return utf8.RuneError, true
	}
	for _, r := range s {
		if unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) || unicode.Is(unicode.Bidi_Control, r) {
			return r, true
		}
	}
	return 0, false
}

func FuzzVisible(f *testing.F) {
	for in := range hostile() {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := visible(s)
		if r, bad := obeyed(got); bad {
			t.Errorf("visible(%q) = %q holds %U", s, got, r)
		}
		if again := visible(got); again != got {
			t.Errorf("visible is not stable: %q, then %q", got, again)
		}
	})
}

func TestTextIsShownNotObeyed(t *testing.T) {
	for in := range hostile() {
		r := fullReport()
		r.Ownership.Source, r.Repository.Branch = in, in
		r.Units[0].ID, r.Units[0].Owners, r.Units[0].OwnerSource = in, []string{in}, in
		for i := range r.Findings {
			f := &r.Findings[i]
			f.Rule, f.Family, f.Unit, f.Path = f.Rule+in, f.Family+in, in, in
			f.Message, f.Remediation, f.Owners = in, in, []string{in, in}
		}
		r.Suppressed[0].Reason, r.Suppressed[0].Until, r.Suppressed[0].Severity = in, in, "x"
		r.Evaluated[0].Rule, r.Failed[0].Rule, r.Failed[0].Reason = in, in, in
		r.Unread[0].Path, r.Unread[0].Reason = in, in
		for _, all := range []bool{false, true} {
			text := string(render(t, "text", r, Options{All: all, Target: in}))
			if c, bad := obeyed(strings.ReplaceAll(text, "\n", "")); bad {
				t.Errorf("with %q the text holds %U:\n%q", in, c, text)
			}
		}
	}
}
