package html_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"github.com/debtscan/debtscan/report/html"
)

// rules are the rules of the findings that are listed, in their order.
const rules = `[...document.querySelectorAll("#rows > tr")].map((tr) => tr.querySelector(".facts [data-f=rule]").textContent)`

func TestPageIsQuiet(t *testing.T) {
	tb := open(t, sample(), full(), "")
	if n := eval[int](tb, rules+".length"); n != 6 {
		t.Errorf("%d findings are listed, want 6", n)
	}
	tb.wantClean()
}

// A link shows what it says it shows.
func TestFilterByURL(t *testing.T) {
	tb := open(t, sample(), full(), "#findings?family=RET")
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"family=RET", []string{"RET-004", "RET-004"}},
		{"", []string{"STA-001", "RET-004", "OWN-002", "DEP-003", "RET-004", "DEB-001"}},
		{"q=ORDERS+fail", []string{"RET-004"}},
		{"q=modules/queue", []string{"RET-004", "RET-004"}},
		{"severity=critical", []string{"STA-001"}},
		{"owner=%40org%2Fsre", []string{"OWN-002", "DEB-001"}},
		{"owner=nobody+is+named", []string{"DEP-003"}},
		{"owner=somebody+else", []string{}},
		{"unit=terraform%3Amodules%2Fqueue&severity=medium", []string{"RET-004"}},
		{"rule=OWN-002", []string{"OWN-002"}},
		{"state=accepted", []string{"CAP-002"}},
		{"state=all&q=zone", []string{"CAP-002"}},
		{"id=STA-001-infra%2Fprod%2Fmain.tf-3", []string{"STA-001"}},
		{"sort=-minutes", []string{"DEP-003", "RET-004", "STA-001", "RET-004", "DEB-001", "OWN-002"}},
		{"sort=since&family=STA", []string{"STA-001"}},
		{"page=99&family=STA", []string{"STA-001"}},
		{"family=%3Cscript%3E", []string{}},
	} {
		t.Run(test.query, func(t *testing.T) {
			tb.t = t
			eval[string](tb, fmt.Sprintf("location.hash = %q", "#findings?"+test.query))
			tb.do(chromedp.Sleep(settle / 5)) // the address changes at once
			if diff := cmp.Diff(test.want, eval[[]string](tb, rules)); diff != "" {
				t.Errorf("findings differ (-want +got):\n%s", diff)
			}
			if shown := eval[bool](tb, `document.querySelector("#list").hidden`); shown != (len(test.want) == 0) {
				t.Errorf("the table is hidden: %v", shown)
			}
		})
	}
	tb.t = t
	tb.wantClean()
}

// What is chosen goes into the address, and the address comes back into the
// form.
func TestFormAndAddress(t *testing.T) {
	tb := open(t, sample(), full(), "#findings?family=RET")
	if got := eval[string](tb, `document.querySelector("#f-family").value`); got != "RET" {
		t.Errorf("the form shows family %q", got)
	}
	tb.do(chromedp.SendKeys(chromedp.CSS("#f-q"), "mail"), chromedp.Sleep(settle))
	if got := eval[string](tb, "location.hash"); got != "#findings?q=mail&family=RET" {
		t.Errorf("the address is %q", got)
	}
	if got := eval[string](tb, `document.querySelector("#count").textContent`); got != "1 finding, about 3.5 hours to repay." {
		t.Errorf("the count says %q", got)
	}
	if !eval[bool](tb, `document.querySelector("#rows details").open`) {
		t.Error("the only finding is not open")
	}
	tb.do(chromedp.Click(chromedp.CSS("#filters button[type=reset]")), chromedp.Sleep(settle))
	if n := eval[int](tb, rules+".length"); n != 6 {
		t.Errorf("%d findings after the filters are cleared, want 6", n)
	}
	// From a table to its findings.
	tb.do(chromedp.Click(chromedp.CSS(`a[data-filter="owner=%40org%2Fplatform"]`)), chromedp.Sleep(settle))
	if n := eval[int](tb, rules+".length"); n != 3 {
		t.Errorf("%d findings of the owner, want 3", n)
	}
	if got := eval[string](tb, "document.activeElement.id"); got != "findings-title" {
		t.Errorf("the focus is on %q, want the heading of the findings", got)
	}
	tb.wantClean()
}

func TestPages(t *testing.T) {
	tb := open(t, many(250), html.Options{}, "")
	first := eval[string](tb, `document.querySelector("#rows .facts a[data-f=fingerprint]").textContent`)
	tb.do(chromedp.Click(chromedp.CSS("#next")), chromedp.Click(chromedp.CSS("#next")))
	if got := eval[string](tb, `document.querySelector("#page").textContent`); got != "Page 3 of 3" {
		t.Errorf("the page says %q", got)
	}
	if n := eval[int](tb, rules+".length"); n != 50 {
		t.Errorf("%d findings on the last page, want 50", n)
	}
	if got := eval[string](tb, `document.querySelector("#rows .facts a[data-f=fingerprint]").textContent`); got == first {
		t.Error("the last page begins as the first")
	}
	if !eval[bool](tb, `document.querySelector("#next").disabled`) {
		t.Error("there seems to be a page after the last")
	}
}

// A row that the script fills in is the row that was written out.
func TestRowsAgree(t *testing.T) {
	const shown = `[...document.querySelectorAll("#rows > tr")].map((tr) => [...tr.querySelectorAll("td, dt, dd, summary, .meta")]
		.filter((e) => !e.closest("[hidden]")).map((e) => e.textContent.replace(/\s+/g, " ").trim()).join("|"))`
	noScript := open(t, sample(), full(), "", withoutScripts)
	script := open(t, sample(), full(), "")
	if diff := cmp.Diff(eval[[]string](noScript, shown), eval[[]string](script, shown)); diff != "" {
		t.Errorf("rows differ (-written +filled in):\n%s", diff)
	}
}

func withoutScripts(tb *tab) {
	call(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

func TestWithoutScripts(t *testing.T) {
	tb := open(t, sample(), full(), "", withoutScripts)
	text := eval[string](tb, "document.body.innerText")
	for _, want := range []string{"6 open findings", "aws_sqs_queue.orders drops messages that fail", "Without an owner", "nodejs 16", "Why it moved", "Accepted until 2027-06-30"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page without scripts does not show %q", want)
		}
	}
	for _, hidden := range []string{"#filters", "#pages", "#theme", "th button"} {
		if eval[bool](tb, fmt.Sprintf("document.querySelector(%q)?.checkVisibility() ?? false", hidden)) {
			t.Errorf("%s is shown, and does nothing without scripts", hidden)
		}
	}
	tb.wantClean()
}

// Everything that can be used is reached with the keyboard, and seen.
func TestKeyboard(t *testing.T) {
	const usable = `[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((e) => e.checkVisibility() && !e.disabled)`
	tb := open(t, sample(), full(), "", look(1440, 900, "light"))
	eval[bool](tb, usable+`.forEach((e, i) => e.dataset.place = i) === undefined`)
	want := eval[int](tb, usable+".length")
	var order []string
	for range want {
		tb.do(chromedp.KeyEvent(kb.Tab))
		order = append(order, eval[string](tb, `document.activeElement.dataset.place ?? "nothing"`))
		if !eval[bool](tb, `getComputedStyle(document.activeElement).outlineStyle !== "none"`) {
			t.Errorf("the focus on %s cannot be seen", eval[string](tb, "document.activeElement.outerHTML.slice(0, 200)"))
		}
	}
	for i, place := range order {
		if place != fmt.Sprint(i) {
			t.Fatalf("the key Tab goes %v, not through all %d controls in order", order, want)
		}
	}
	tb.wantClean()
}

func TestKeys(t *testing.T) {
	tb := open(t, sample(), full(), "", look(1440, 900, "light"))
	tb.do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	if got := eval[string](tb, "document.activeElement.id"); got != "main" {
		t.Errorf("the first link leads to %q, want the content", got)
	}
	eval[bool](tb, `document.querySelector("#rows summary").focus() === undefined`)
	tb.do(chromedp.KeyEvent(kb.Enter))
	if !eval[bool](tb, `document.querySelector("#rows details").open`) {
		t.Error("the key Enter does not open a finding")
	}
	eval[bool](tb, `document.querySelector("th[data-sort=interest] button").focus() === undefined`)
	tb.do(chromedp.KeyEvent(kb.Enter), chromedp.Sleep(settle))
	if got := eval[string](tb, `document.querySelector("th[data-sort=interest]").ariaSort`); got != "descending" {
		t.Errorf("the column says it is sorted %q", got)
	}
	if got := eval[[]string](tb, rules); !slices.Equal(got[:3], []string{"STA-001", "RET-004", "DEP-003"}) {
		t.Errorf("sorted by interest: %v", got)
	}
	eval[bool](tb, `document.querySelector(".owners th button").focus() === undefined`)
	tb.do(chromedp.KeyEvent(kb.Enter))
	if got := eval[string](tb, `document.querySelector(".owners tbody th").textContent`); got != "@org/platform" {
		t.Errorf("the first owner by name is %q", got)
	}
	tb.wantClean()
}

func TestTheme(t *testing.T) {
	const paper = "getComputedStyle(document.body).backgroundColor"
	tb := open(t, sample(), full(), "", look(1440, 900, "light"))
	light := eval[string](tb, paper)
	look(1440, 900, "dark")(tb)
	dark := eval[string](tb, paper)
	if light == dark {
		t.Error("the page does not follow the system's theme")
	}
	tb.do(chromedp.Click(chromedp.CSS("#theme")))
	if got := eval[string](tb, paper); got != light {
		t.Errorf("after choosing light the paper is %s, want %s", got, light)
	}
	tb.do(chromedp.Reload())
	if got := eval[string](tb, paper); got != light {
		t.Errorf("after loading again the paper is %s, want %s", got, light)
	}
	call(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
	call(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{})
	if got := eval[string](tb, paper); got != light {
		t.Errorf("printed paper is %s, want %s", got, light)
	}
	tb.wantClean()
}

// No width makes the page scroll sideways.
func TestWidths(t *testing.T) {
	tb := open(t, sample(), full(), "")
	for _, width := range []int64{320, 390, 820, 1440} {
		look(width, 900, "light")(tb)
		eval[bool](tb, `document.querySelectorAll("details").forEach((d) => d.open = true) === undefined`)
		if got := eval[int64](tb, "document.documentElement.scrollWidth"); got > width {
			wide := eval[[]string](tb, sticksOut)
			t.Errorf("at %d pixels the page is %d wide: %q", width, got, wide)
		}
	}
}

// sticksOut lists the texts that make the page wider than the window.
const sticksOut = `(() => {
	const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
	for (let n; (n = walk.nextNode());) {
		range.selectNodeContents(n);
		if (range.getBoundingClientRect().right > innerWidth && !n.parentElement.closest(".scroll, .unseen, .chart")) found.push(n.parentElement.outerHTML.slice(0, 100));
	}
	return found;
})()`
