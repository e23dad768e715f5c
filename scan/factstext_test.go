package scan

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/debtscan/debtscan/debt"
)

func TestFactsAreWrittenDownAsJSONHasThem(t *testing.T) {
	var empty, full debt.Facts
	v := reflect.ValueOf(&full).Elem()
	for i := range v.NumField() { // a table that is added is in it, too
		v.Field(i).Set(reflect.MakeSlice(v.Field(i).Type(), 2, 2))
	}
	full.Resource[1].Attrs = map[string]any{"b": []any{1, nil, "<&>\u2028"}, "a": map[string]any{"x": true}}
	one := debt.Facts{Unread: []debt.Unread{{Path: "a\"b", Line: 3}}}
	two := debt.Facts{Pin: []debt.Pin{{ID: "p"}}, Link: []debt.Link{{From: "f"}, {From: "g"}, {From: "h"}}}
	for name, facts := range map[string]debt.Facts{"empty": empty, "full": full, "one table": one, "two tables": two} {
		want, err := json.Marshal(facts)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := writeFacts(&got, &facts); err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got.String(), want)
		}
	}
}

func TestFactsThatJSONCannotHaveAreAnError(t *testing.T) {
	facts := debt.Facts{Resource: []debt.Resource{{Values: debt.Values{Attrs: map[string]any{"f": func() {}}}}}}
	if err := writeFacts(&bytes.Buffer{}, &facts); err == nil {
		t.Error("a function was written down")
	}
}
