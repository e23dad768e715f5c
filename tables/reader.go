package tables

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"
)

// reader walks through a JSON file and knows the line it is on. Fields that it
// is not asked for are errors: a misspelt one would be silently without effect.
type reader struct {
	content []byte
	decoder *json.Decoder
}

func newReader(content []byte) *reader {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	return &reader{content: content, decoder: decoder}
}

// lineError is an error with the line that it is about.
type lineError struct {
	line int
	err  error
}

func (e lineError) Error() string { return e.err.Error() }
func (e lineError) Unwrap() error { return e.err }

// at notes the current line, unless a deeper one is known.
func (r *reader) at(err error) error {
	if known := (lineError{}); err == nil || errors.As(err, &known) {
		return err
	}
	return lineError{r.line(), err}
}

// line is where the reader stands, from 1.
func (r *reader) line() int {
	offset := min(int(r.decoder.InputOffset()), len(r.content))
	return 1 + bytes.Count(r.content[:offset], []byte("\n"))
}

// object reads the object that comes next: member is called for each of its
// names, reads the value and says what is wrong with it.
func (r *reader) object(member func(name string) error) error {
	start, err := r.decoder.Token()
	if err != nil || start != json.Delim('{') {
		return r.at(errors.New("this is not an object"))
	}
	seen := map[string]bool{}
	for r.decoder.More() {
		token, err := r.decoder.Token()
		if err != nil {
			return r.at(err)
		}
		name, _ := token.(string)
		if seen[name] {
			return r.at(fmt.Errorf("%q stands here again; write each once", name))
		}
		seen[name] = true
		if err := member(name); err != nil {
			return r.at(err)
		}
	}
	_, err = r.decoder.Token()
	return r.at(err)
}

// ordered is object for names that stand in order, each once: a second row of
// the same name would silently replace the first.
func (r *reader) ordered(member func(name string) error) error {
	last := ""
	return r.object(func(name string) error {
		if name < last {
			return fmt.Errorf("%q stands after %q; sort the rows by name, each once", name, last)
		}
		last = name
		return member(name)
	})
}

// value decodes what comes next.
func (r *reader) value(v any) error { return r.at(r.decoder.Decode(v)) }

// text decodes the text that comes next.
func (r *reader) text(field string, s *string) error {
	if err := r.decoder.Decode(s); err != nil {
		return r.at(fmt.Errorf("%s is not a text: %w", field, err))
	}
	return nil
}

// end checks that nothing follows.
func (r *reader) end() error {
	if _, err := r.decoder.Token(); !errors.Is(err, io.EOF) {
		return r.at(errors.New("something follows the table; remove it"))
	}
	return nil
}

// isDay reports whether s is a day as tables write it.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// checkSource checks the address where a fact can be looked up.
func checkSource(source string) error {
	if u, err := url.Parse(source); err != nil || u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("source %q is not an https address", source)
	}
	return nil
}
