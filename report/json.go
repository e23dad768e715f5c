package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"

	"github.com/debtscan/debtscan/debt"
)

// jsonWriter writes the contract of docs/report.schema.json. What it writes
// decodes into debt.Report again.
type jsonWriter struct{}

// Write implements Writer.
func (jsonWriter) Write(w io.Writer, r *debt.Report, _ Options) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // "<" and "&" are common in messages and harmless outside HTML
	enc.SetIndent("", "  ")
	if err := enc.Encode(canonical(r)); err != nil {
		return fmt.Errorf("encode the JSON report: %w", err)
	}
	if _, err := w.Write(spellOut(b.Bytes())); err != nil {
		return fmt.Errorf("write the JSON report: %w", err)
	}
	return nil
}

// spellOut writes characters that show nothing, or that a terminal obeys, as
// \u escapes. The encoder does so for the first 32 only, and JSON is printed
// to terminals too. Such characters occur in strings only, so the document
// means the same.
func spellOut(document []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(document))
	for _, r := range string(document) {
		switch {
		case r == '\n' || unicode.IsGraphic(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}
