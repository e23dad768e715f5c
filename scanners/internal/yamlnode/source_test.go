package yamlnode

import "testing"

func TestSource(t *testing.T) {
	for value, want := range map[string]struct {
		text   string
		quoted bool
		tag    string
	}{
		"on":        {"on", false, ""},
		"~":         {"~", false, ""},
		"'on'":      {"on", true, ""},
		`"a\nb"`:    {"a\nb", true, ""},
		"|\n  a\n":  {"a\n", true, ""},
		"!!str 012": {"012", false, "!!str"},
		"[a]":       {"", false, ""},
		"&x yes":    {"yes", false, ""},
	} {
		text, quoted, tag := document(t, "k: "+value).Get("k").Source()
		if text != want.text || quoted != want.quoted || tag != want.tag {
			t.Errorf("%q: %q %v %q, want %+v", value, text, quoted, tag, want)
		}
	}
}
