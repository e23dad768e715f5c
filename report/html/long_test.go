//go:build long

package html_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/debtscan/debtscan/report/html"
)

// limit is how long somebody waits for the largest report we promise.
const limit = 3 * time.Second

// A hundred thousand findings open and filter while somebody looks on.
func TestHundredThousandFindings(t *testing.T) {
	r := many(100_000)
	start := time.Now()
	size := len(render(t, r, html.Options{}))
	t.Logf("written in %v, %d MB", time.Since(start), size>>20)

	tb := open(t, sample(), full(), "") // the browser starts here
	tb.load(render(t, r, html.Options{}))
	start = time.Now()
	tb.do(chromedp.Navigate(tb.url + "?large")) // returns after the script has run
	within(t, "opening", start)
	if got := eval[string](tb, `document.querySelector("#page").textContent`); got != "Page 1 of 1,000" {
		t.Errorf("the page says %q", got)
	}
	for _, query := range []string{"q=number_4711", "q=waits+service-17", "owner=%40org%2Fteam-7", "severity=critical&sort=-interest", "sort=place&page=500", "sort=since"} {
		start = time.Now()
		eval[bool](tb, fmt.Sprintf(`new Promise((done) => {
			addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(() => done(true))), {once: true});
			location.hash = "#findings?%s";
		})`, query), chromedp.EvalAwaitPromise)
		within(t, query, start)
		if n := eval[int](tb, rules+".length"); n == 0 {
			t.Errorf("%s: nothing is listed", query)
		}
	}
	tb.wantClean()
}

func within(t *testing.T, what string, start time.Time) {
	t.Helper()
	took := time.Since(start)
	t.Logf("%s: %v", what, took.Round(time.Millisecond))
	if took > limit {
		t.Errorf("%s took %v, at most %v", what, took, limit)
	}
}
