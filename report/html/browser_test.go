package html_test

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/debtscan/debtscan/debt"
	"github.com/debtscan/debtscan/report/html"
)

// tab is a page open in a browser, with everything it did that a page of ours
// must not do.
type tab struct {
	context.Context
	t   *testing.T
	url string

	mu       sync.Mutex
	requests []string // other than for the page itself
	problems []string // exceptions, errors on the console, violations of the policy
}

// open opens the page of a report in Chromium, at the given part of it. The
// steps before run when the browser is there and the page is not.
func open(t *testing.T, r *debt.Report, o html.Options, hash string, before ...step) *tab {
	t.Helper()
	tb := newTab(t)
	tb.load(render(t, r, o))
	if err := chromedp.Listen(tb, tb.hear); err != nil {
		t.Fatal(err)
	}
	const watch = `window.violations = [];
		document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI));`
	call(tb, network.Enable, network.EnableParams{})
	call(tb, log.Enable, cdp.Empty{})
	call(tb, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: watch})
	for _, s := range before {
		s(tb)
	}
	tb.do(chromedp.Navigate(tb.url + hash))
	return tb
}

// load makes text the page behind the tab's address.
func (tb *tab) load(text []byte) {
	tb.t.Helper()
	if tb.url == "" {
		tb.url = "file://" + filepath.Join(tb.t.TempDir(), "report.html")
	}
	if err := os.WriteFile(strings.TrimPrefix(tb.url, "file://"), text, 0o600); err != nil {
		tb.t.Fatal(err)
	}
}

// step does something to a tab.
type step func(*tab)

// browser is the one browser of all tests, started by the first that needs it.
var browser = sync.OnceValues(func() (context.Context, context.CancelFunc) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromiumPath()), chromedp.NoSandbox, chromedp.DisableGPU)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeAll := chromedp.NewContext(allocator)
	return ctx, func() {
		closeAll()
		stop()
	}
})

func TestMain(m *testing.M) {
	status := m.Run()
	if chromiumPath() != "" {
		_, stop := browser()
		stop()
	}
	os.Exit(status)
}

func newTab(t *testing.T) *tab {
	t.Helper()
	// Without a browser the test cannot tell anything.
	if chromiumPath() == "" {
		t.Skip("no Chromium found: install the package chromium (or Google Chrome) and put it on the PATH to test the page in a browser")
	}
	first, _ := browser()
	if err := chromedp.Do(first); err != nil { // starts it
		t.Fatal(err)
	}
	ctx, closeTab := chromedp.NewContext(first)
	t.Cleanup(closeTab)
	return &tab{Context: ctx, t: t}
}

// chromiumPath is where the browser of the machine is; "" when there is none.
func chromiumPath() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func (tb *tab) hear(event any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err != nil || "file://"+u.Path != tb.url {
			tb.requests = append(tb.requests, e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		tb.problems = append(tb.problems, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		tb.problems = append(tb.problems, "console."+string(e.Type))
	case *log.EventEntryAdded:
		tb.problems = append(tb.problems, string(e.Entry.Source)+": "+e.Entry.Text)
	}
}

// How long one step may take, so that a page that hangs fails its test; and how
// long a page is given.
const (
	patience = time.Minute
	settle   = 250 * time.Millisecond // for what waits until somebody stops typing
)

func (tb *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		tb.t.Fatal(err)
	}
}

// call sends a command of the browser's protocol.
func call[P, R any](tb *tab, command cdp.Command[P, R], params P) R {
	tb.t.Helper()
	result, err := chromedp.Call(tb, command, params)
	if err != nil {
		tb.t.Fatal(err)
	}
	return result
}

// eval is the value of an expression in the page.
func eval[T any](tb *tab, expression string, options ...chromedp.EvaluateOption) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, options...))
	if err != nil {
		tb.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// wantClean fails when the page asked for anything, complained or ran into its
// policy.
func (tb *tab) wantClean() {
	tb.t.Helper()
	violations := eval[[]string](tb, "window.violations ?? []")
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, r := range tb.requests {
		tb.t.Errorf("the page asked for %s", r)
	}
	for _, p := range append(tb.problems, violations...) {
		tb.t.Errorf("the page complained: %s", p)
	}
}

// look sets the size of the window and the colours that the reader prefers.
func look(width, height int64, scheme string) step {
	return func(tb *tab) {
		tb.t.Helper()
		tb.do(chromedp.EmulateViewport(width, height))
		call(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: "reduce"},
		}})
	}
}

func render(t *testing.T, r *debt.Report, o html.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// poll waits until an expression is a list.
func poll(tb *tab, expression string) []string {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb, patience)
	defer cancel()
	list, err := chromedp.Run(ctx, chromedp.Poll[[]string](expression))
	if err != nil {
		tb.t.Fatalf("%s: %v", expression, err)
	}
	return list
}
