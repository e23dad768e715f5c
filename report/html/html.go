package html

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"github.com/debtscan/debtscan/debt"
)

//go:embed assets
var assets embed.FS

// Options are what a page may be told beside the report.
type Options struct {
	Title string      // of the page; "" is "Infrastructure debt"
	Trend *debt.Trend // how debt moved; nil when there is no ledger
	Rules []debt.Rule // what findings say about their rules; may be empty
}

// Write writes r to w as one page. The same report and options always give the
// same bytes, and neither is changed.
func Write(w io.Writer, r *debt.Report, o Options) error {
	page, err := newPage(r, o)
	if err != nil {
		return err
	}
	templates, err := template.ParseFS(assets, "assets/*.tmpl")
	if err != nil {
		return fmt.Errorf("read the page's templates: %w", err)
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if err := templates.ExecuteTemplate(out, "page.tmpl", page); err != nil {
		return fmt.Errorf("write the HTML report: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the HTML report: %w", err)
	}
	return nil
}

// code is what the page brings along beside its text, and the policy that
// allows nothing else.
type code struct {
	Style  template.CSS
	Script template.JS
	Policy string
}

func newCode() (code, error) {
	style, err := assets.ReadFile("assets/style.css")
	if err != nil {
		return code{}, fmt.Errorf("read the page's style: %w", err)
	}
	script, err := assets.ReadFile("assets/script.js")
	if err != nil {
		return code{}, fmt.Errorf("read the page's script: %w", err)
	}
	return code{
		Style:  template.CSS(style),
		Script: template.JS(script),
		Policy: fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src 'none'; "+
			"connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'", hashSource(script), hashSource(style)),
	}, nil
}

// hashSource allows one inline text in a content security policy.
func hashSource(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
