package scan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/debtscan/debtscan/debt"
)

// writeFacts writes facts down as json.Marshal does, row by row: those of a large
// unit take megabytes, which need not be in memory to be digested.
func writeFacts(w io.Writer, facts *debt.Facts) error {
	tables := reflect.ValueOf(facts).Elem()
	text := rowText{out: w, before: "{"}
	text.encoder = json.NewEncoder(&text.part)
	for i := range tables.NumField() {
		name, _, _ := strings.Cut(tables.Type().Field(i).Tag.Get("json"), ",")
		if err := text.table(name, tables.Field(i)); err != nil {
			return fmt.Errorf("writing the facts down: %w", err)
		}
	}
	text.part.WriteString(strings.TrimPrefix(text.before, ",") + "}")
	return text.flush()
}

// rowText writes tables down.
type rowText struct {
	out     io.Writer
	part    bytes.Buffer  // a row, with what stands before it
	encoder *json.Encoder // into part
	before  string        // what stands before the next table
}

// table writes the rows of a table; nothing for an empty one.
func (t *rowText) table(name string, rows reflect.Value) error {
	if rows.Len() == 0 {
		return nil
	}
	t.part.WriteString(t.before + `"` + name + `":[`)
	t.before = ","
	for i := range rows.Len() {
		if i > 0 {
			t.part.WriteByte(',')
		}
		if err := t.encoder.Encode(rows.Index(i).Addr().Interface()); err != nil {
			return err
		}
		t.part.Truncate(t.part.Len() - 1) // the line's end
		if err := t.flush(); err != nil {
			return err
		}
	}
	t.part.WriteByte(']')
	return nil
}

func (t *rowText) flush() error {
	defer t.part.Reset()
	_, err := t.out.Write(t.part.Bytes())
	return err
}
