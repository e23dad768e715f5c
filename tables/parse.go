package tables

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"time"
)

// table is one file.
type table struct {
	AsOf  string `json:"as_of"`
	About string `json:"about"`
	Rows  rows   `json:"rows"`
}

// row is what a table says about one name. Every field is text: days, versions,
// patterns and names alike.
type row map[string]string

// rows are the rows of a table by name.
type rows map[string]row

// parse reads and checks a file.
func parse(content []byte) (table, error) {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	var t table
	if err := decoder.Decode(&t); err != nil {
		return table{}, fmt.Errorf("it is not a table; write as_of, about and rows: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return table{}, errors.New("something follows the table; remove it")
	}
	if !isDay(t.AsOf) {
		return table{}, fmt.Errorf("as_of %q is not a day; write YYYY-MM-DD", t.AsOf)
	}
	if t.About == "" || len(t.Rows) == 0 {
		return table{}, errors.New("about or rows is empty; say what a row means, and add one")
	}
	return t, t.Rows.check(t.AsOf)
}

// UnmarshalJSON reads an object whose names stand in order and occur once: a
// second row of the same name would silently replace the first.
func (r *rows) UnmarshalJSON(content []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return errors.New("rows is not an object")
	}
	*r = rows{}
	last := ""
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		if name <= last {
			return fmt.Errorf("row %q stands after %q; sort the rows by name, each once", name, last)
		}
		var one row
		if err := decoder.Decode(&one); err != nil {
			return fmt.Errorf("row %q is not an object of texts: %w", name, err)
		}
		(*r)[name], last = one, name
	}
	return nil
}

// check looks at every row: fields known, days real, a source, and a day that
// the rule can compare.
func (r rows) check(asOf string) error {
	for name, row := range r {
		dated := false
		for field, value := range row {
			if err := checkField(field, value); err != nil {
				return fmt.Errorf("row %q: %w", name, err)
			}
			dated = dated || slices.Contains(dayFields(), field)
		}
		if !dated {
			return fmt.Errorf("row %q has no day; write one of %v", name, dayFields())
		}
		if row["source"] == "" {
			return fmt.Errorf("row %q has no source; write the address where the fact can be checked", name)
		}
		if row["known"] > asOf {
			return fmt.Errorf("row %q is known later than as_of; write as_of anew", name)
		}
	}
	return nil
}

// dayFields are the fields that hold days: from when jobs fail now and then,
// from when they do not start, from when something holds, or since when it is
// known to hold.
func dayFields() []string { return []string{"date", "deprecated", "known", "retired"} }

func checkField(field, value string) error {
	switch {
	case value == "":
		return fmt.Errorf("%s is empty; leave it out", field)
	case slices.Contains(dayFields(), field):
		if !isDay(value) {
			return fmt.Errorf("%s %q is not a day; write YYYY-MM-DD", field, value)
		}
	case field == "source":
		if u, err := url.Parse(value); err != nil || u.Scheme != "https" || u.Host == "" {
			return fmt.Errorf("source %q is not an https address", value)
		}
	case field == "except_tag":
		if _, err := regexp.Compile(value); err != nil {
			return fmt.Errorf("except_tag is not a regular expression: %w", err)
		}
	case !slices.Contains([]string{"provider", "replacement", "status", "version"}, field):
		return fmt.Errorf("unknown field %s", field)
	}
	return nil
}

// isDay reports whether s is a day as tables write it.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// data is the table as rules see it.
func (t table) data() map[string]any {
	byName := make(map[string]any, len(t.Rows))
	for name, row := range t.Rows {
		fields := make(map[string]any, len(row))
		for field, value := range row {
			fields[field] = value
		}
		byName[name] = fields
	}
	return map[string]any{"as_of": t.AsOf, "about": t.About, "rows": byName}
}
