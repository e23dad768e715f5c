package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/debtscan/debtscan/debt"
)

// jsonWriter writes the contract of docs/report.schema.json. What it writes
// decodes into debt.Report again.
type jsonWriter struct{}

// Write implements Writer.
func (jsonWriter) Write(w io.Writer, r *debt.Report, _ Options) error {
	return writeJSON(w, canonical(r), "JSON report")
}

// writeJSON writes value as a document for people and programs.
func writeJSON(w io.Writer, value any, name string) error {
	document, err := encodeJSON(value, name)
	if err != nil {
		return err
	}
	if _, err := w.Write(document); err != nil {
		return fmt.Errorf("write the %s: %w", name, err)
	}
	return nil
}

func encodeJSON(value any, name string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // "<" and "&" are common in messages and harmless outside HTML
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encode the %s: %w", name, err)
	}
	return spellOut(b.Bytes()), nil
}

// spellOut writes characters that show nothing, or that a terminal obeys, as
// \u escapes; the encoder does so for the first 32 only, and JSON is printed to
// terminals too. So it does with what stands for wrong UTF-8, as the encoder
// does when it finds some, and with what follows two number signs and could be a
// command to a pipeline. Such characters occur in strings only, so the document
// means the same.
func spellOut(document []byte) []byte {
	if isPlainJSON(document) {
		return document
	}
	var b bytes.Buffer
	b.Grow(len(document))
	signs := 0 // number signs before r
	for _, r := range string(document) {
		switch {
		case r > 0xFFFF && !unicode.IsGraphic(r):
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		case r != '\n' && !unicode.IsGraphic(r), r == utf8.RuneError, signs > 1 && (r == '[' || r == 'v' || r == 't'):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		signs++
		if r != '#' {
			signs = 0
		}
	}
	return b.Bytes()
}

// isPlainJSON reports whether a document needs no spelling out, as most do.
func isPlainJSON(document []byte) bool {
	for _, c := range document {
		if c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return !bytes.Contains(document, []byte("##"))
}
