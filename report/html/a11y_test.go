package html_test

import (
	"os"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/accessibility"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report/html"
)

// audit are questions about a page, each answered by the elements that are
// wrong.
func audit() map[string]string {
	return map[string]string{
		"an id is there once": `[...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)`,
		"an id that is referred to is there": `["aria-labelledby", "aria-describedby", "for"].flatMap((a) =>
			[...document.querySelectorAll("[" + a + "]")].flatMap((e) => e.getAttribute(a).split(" "))).filter((id) => !document.getElementById(id))`,
		"headings leave out no level": `[...document.querySelectorAll("h1, h2, h3, h4")].map((h) => [+h.tagName[1], h.textContent])
			.filter(([n], i, all) => n > (i ? all[i - 1][0] : 0) + 1).map(String)`,
		"there is one first heading":           `document.querySelectorAll("h1").length === 1 ? [] : ["h1"]`,
		"landmarks are there":                  `["body > header", "main", "nav", "body > footer"].filter((l) => !document.querySelector(l))`,
		"landmarks of a kind have names":       `[...document.querySelectorAll("nav, section, form")].filter((e) => !e.ariaLabel && !e.hasAttribute("aria-labelledby")).map((e) => e.outerHTML.slice(0, 80))`,
		"tables have captions":                 `[...document.querySelectorAll("table")].filter((t) => t.id !== "" ? !t.caption : !t.closest("template") && !t.caption).map((t) => t.outerHTML.slice(0, 80))`,
		"heads of tables say what they are of": `[...document.querySelectorAll("th")].filter((th) => !["col", "row"].includes(th.scope) || !th.textContent.trim()).map((th) => th.outerHTML)`,
		"rows have as many cells as the head":  `[...document.querySelectorAll("table")].flatMap((t) => [...t.rows].filter((r) => r.cells.length !== t.rows[0].cells.length)).map((r) => r.outerHTML.slice(0, 80))`,
		"drawings have a name or are hidden": `[...document.querySelectorAll("svg")].filter((s) => s.ariaHidden !== "true" &&
			!(s.getAttribute("role") === "img" && s.querySelector("title")?.textContent)).map((s) => s.outerHTML.slice(0, 80))`,
		"fields have labels":                `[...document.querySelectorAll("input, select")].filter((f) => !f.labels.length).map((f) => f.outerHTML)`,
		"what scrolls can be focused":       `[...document.querySelectorAll(".scroll")].filter((e) => e.tabIndex !== 0 || e.getAttribute("role") !== "region").map((e) => e.outerHTML.slice(0, 80))`,
		"the count is told":                 `document.querySelector("#count")?.ariaLive === "polite" ? [] : ["#count"]`,
		"the page has language and title":   `document.documentElement.lang === "en" && document.title ? [] : ["html"]`,
		"targets are large enough to press": `[...document.querySelectorAll("button, select, input")].filter((e) => e.checkVisibility() && !e.closest("thead") && e.getBoundingClientRect().height < 24).map((e) => e.outerHTML)`,
	}
}

// contrast lists the texts that stand out too little from what is behind them.
const contrast = `(() => {
	const parse = (c) => { const n = c.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
	const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
	const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
	const bad = new Set();
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n; (n = walk.nextNode());) {
		const e = n.parentElement, style = getComputedStyle(e);
		if (!n.data.trim() || !e.checkVisibility() || e.closest(".unseen, .skip, script, title, desc, :disabled")) continue;
		const front = parse(e.closest("svg") ? style.fill : style.color);
		const [a, b] = [light(front), light(behind(e))].sort((x, y) => y - x);
		const ratio = (a + .05) / (b + .05);
		if (ratio < 4.5) bad.add(ratio.toFixed(2) + " " + e.outerHTML.slice(0, 100));
	}
	return [...bad];
})()`

// roles that a reader can use or must be told about.
func named() []string {
	return []string{"link", "button", "searchbox", "textbox", "combobox", "DisclosureTriangle", "image", "region", "navigation", "search", "table"}
}

func TestAccessibility(t *testing.T) {
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{390, 1440} {
			tb := open(t, sample(), full(), "", look(width, 900, scheme))
			eval[bool](tb, `document.querySelectorAll("details").forEach((d) => d.open = true) === undefined`)
			for rule, wrong := range audit() {
				for _, e := range eval[[]string](tb, wrong) {
					t.Errorf("%d pixels, %s: %s: %s", width, scheme, rule, e)
				}
			}
			for _, e := range eval[[]string](tb, contrast) {
				t.Errorf("%d pixels, %s: contrast is only %s", width, scheme, e)
			}
			wantNames(tb)
			wantAxe(tb)
		}
	}
}

// wantNames asks the browser for the names that it tells to a screen reader.
func wantNames(tb *tab) {
	tb.t.Helper()
	seen := map[string]int{}
	for _, n := range call(tb, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		role := string(n.Role.Value)
		role = role[min(1, len(role)):max(len(role)-1, min(1, len(role)))] // JSON text without its quotes
		if !slices.Contains(named(), role) {
			continue
		}
		seen[role]++
		if n.Name == nil || string(n.Name.Value) == `""` {
			tb.t.Errorf("a %s has no name", role)
		}
	}
	for _, role := range []string{"link", "button", "searchbox", "combobox", "DisclosureTriangle", "image", "table"} {
		if seen[role] == 0 {
			tb.t.Errorf("the browser tells of no %s: %v", role, seen)
		}
	}
}

// wantAxe runs axe-core too, when the environment variable AXE_CORE names its
// file, axe.min.js. It is somebody else's work and no part of this project.
func wantAxe(tb *tab) {
	tb.t.Helper()
	file := os.Getenv("AXE_CORE")
	if file == "" {
		return
	}
	source, err := os.ReadFile(file)
	if err != nil {
		tb.t.Fatal(err)
	}
	eval[bool](tb, string(source)+"; true")
	eval[bool](tb, `window.found = undefined; axe.run().then((r) => window.found = r.violations.flatMap((v) =>
		v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160)))); true`)
	for _, v := range poll(tb, "window.found") {
		tb.t.Errorf("axe: %s", v)
	}
}

func TestAccessibilityOfNothing(t *testing.T) {
	tb := open(t, empty(), html.Options{Trend: &debt.Trend{}}, "")
	for rule, wrong := range audit() {
		for _, e := range eval[[]string](tb, wrong) {
			t.Errorf("%s: %s", rule, e)
		}
	}
	tb.wantClean()
}
