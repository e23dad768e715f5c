package html_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report/html"
)

// hostile are texts that a repository may hold to change the page of its
// report, each with what the page shows instead of it.
func hostile() [][2]string {
	same := func(s string) [2]string { return [2]string{s, s} }
	return [][2]string{
		same(`<script>window.pwned=1</script>`),
		same(`</script><script>window.pwned=1</script>`),
		same(`<!--<script>window.pwned=1`),
		same(`</style></title></textarea></template><img src=x onerror="window.pwned=1">`),
		same(`"><svg onload=window.pwned=1>`),
		same(`' onfocus='window.pwned=1' autofocus='`),
		same(`javascript:window.pwned=1`),
		same(`data:text/html,<script>window.pwned=1</script>`),
		same(`{{.Title}} {{template "page.tmpl"}} ${window.pwned=1}`),
		same(`&lt;script&gt; &#60;b&#62; %3Cscript%3E`),
		same(`__proto__`),
		same(`=cmd|'/c calc'!A0`),
		{"\x1b[31mred\x1b]8;;http://x\x07", `\x1b[31mred\x1b]8;;http://x\a`},
		{"\u202egnp.exe\u2069", `\u202egnp.exe\u2069`},
		{"nul\x00 bell\x07 del\x7f", `nul\x00 bell\a del\x7f`},
		{"zero\u200bwidth\ufeff\u00ad", `zero\u200bwidth\ufeff\u00ad`},
		{"not utf-8 \xff\xc0", `not utf-8 \xff\xc0`},
		{"\u2028one\u2029line\r\n", "one line"},
		{"עברית/قاعدة.tf", "עברית/قاعدة.tf"},
		{strings.Repeat("W", 3000), strings.Repeat("W", 3000)},
	}
}

// filler puts hostile texts into every text of a value, one after another.
type filler struct {
	next  int
	texts [][2]string
}

func (f *filler) text() string {
	f.next++
	return f.texts[f.next%len(f.texts)][0]
}

func (f *filler) fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.text())
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 3 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			f.fill(key)
			f.fill(value)
			v.SetMapIndex(key, value)
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf([]any{f.text(), map[string]any{f.text(): f.text()}}))
	case reflect.Int:
		v.SetInt(int64(-3 + f.next%9))
	case reflect.Float64:
		v.SetFloat(float64(f.next%9) - 3)
	}
}

// hostileReport has nothing but hostile texts, and each of them as a message.
func hostileReport() (*debt.Report, html.Options) {
	f := &filler{texts: hostile()}
	r, o := &debt.Report{}, html.Options{}
	f.fill(reflect.ValueOf(r).Elem())
	f.fill(reflect.ValueOf(&o).Elem())
	for _, text := range f.texts {
		g := debt.Finding{}
		f.fill(reflect.ValueOf(&g).Elem())
		g.Message, g.Path, g.Owners, g.Unit = text[0], text[0], []string{text[0]}, text[0]
		r.Findings = append(r.Findings, g)
	}
	return r, o
}

func TestHostileReport(t *testing.T) {
	r, o := hostileReport()
	for _, start := range []struct {
		name   string
		before []step
	}{{"with scripts", nil}, {"without scripts", []step{withoutScripts}}} {
		t.Run(start.name, func(t *testing.T) {
			tb := open(t, r, o, "", start.before...)
			eval[bool](tb, `document.querySelectorAll("details").forEach((d) => d.open = true) === undefined`)
			wantVerbatim(tb)
			wantHarmless(tb)
		})
	}
}

// wantVerbatim fails when a text is not shown as it should be, or shows more
// than one line of its own.
func wantVerbatim(tb *tab) {
	tb.t.Helper()
	shown := eval[[]string](tb, `[...document.querySelectorAll("#rows summary")].map((e) => e.textContent)`)
	all := "\n" + strings.Join(shown, "\n") + "\n"
	for _, text := range hostile() {
		if !strings.Contains(all, "\n"+text[1]+"\n") {
			tb.t.Errorf("no finding shows %.60q", text[1])
		}
	}
}

// wantHarmless fails when a text of the report did anything.
func wantHarmless(tb *tab) {
	tb.t.Helper()
	for expression, want := range map[string]string{
		"typeof window.pwned": "undefined",
		`"" + document.querySelectorAll("img, iframe, object, embed, base, link").length`:                                                             "0",
		`"" + document.querySelectorAll("script:not(.chunk)").length`:                                                                                 "1",
		`"" + [...document.querySelectorAll("a")].filter((a) => !["file:", "https:"].includes(a.protocol)).length`:                                    "0",
		`"" + [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => a.name.startsWith("on") || a.name === "style")).length`: "0",
		`"" + ({}).polluted`: "undefined",
	} {
		if got := eval[string](tb, expression); got != want {
			tb.t.Errorf("%s is %s, want %s", expression, got, want)
		}
	}
	tb.wantClean()
}

// The address is hostile too: anybody can send a link.
func TestHostileAddress(t *testing.T) {
	tb := open(t, sample(), full(), "")
	for _, text := range hostile() {
		for _, field := range []string{"q", "family", "owner", "unit", "rule", "severity", "state", "sort", "id", "page", "__proto__"} {
			eval[bool](tb, fmt.Sprintf("(location.hash = '#findings?' + new URLSearchParams({[%q]: %q})) === 0", field, strings.ToValidUTF8(text[0], "?")))
		}
	}
	tb.do(chromedp.Sleep(settle))
	wantHarmless(tb)
}

// Long words do not make the page wider than the window.
func TestHostileWidth(t *testing.T) {
	r, o := hostileReport()
	tb := open(t, r, o, "", look(390, 800, "light"))
	if got := eval[int](tb, "document.documentElement.scrollWidth"); got > 390 {
		wide := eval[[]string](tb, sticksOut)
		t.Errorf("the page is %d pixels wide: %.600q", got, wide)
	}
}

func FuzzWrite(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text[0], 1)
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		r := &debt.Report{
			Findings: []debt.Finding{{Message: text, Path: text, Owners: []string{text}, Evidence: map[string]any{text: text}, Severity: debt.Severity(text), PrincipalMinutes: n}},
			Units:    []debt.UnitRow{{ID: text, Owners: []string{text}, Dependents: n}},
		}
		o := html.Options{Title: text, Trend: &debt.Trend{Total: debt.TrendSeries{Points: []debt.TrendPoint{{AsOf: text, Open: n}, {AsOf: "2026-01-01T00:00:00Z", Open: 1}}}}}
		page := string(render(t, r, o))
		if strings.Count(page, "<script") != 2 || strings.ContainsAny(page, "\x00\x1b\u202e\u2066\u200b") {
			t.Errorf("the page is not what it should be for %q", text)
		}
	})
}
